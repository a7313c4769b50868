package dev.veriport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a screen reader needs of every page: language, landmarks, headings, names, and the place of the focus. */
final class SandboxMarkupTest {
    private Sandbox sandbox;
    private Visitor visitor;

    @BeforeEach
    void open() throws IOException {
        sandbox = Sandbox.start(0);
        visitor = new Visitor(sandbox.url());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** The first page, and a walk at each vendor: begun, completed, with every webhook, and erased. */
    private List<String> pages() throws Exception {
        List<String> pages = new ArrayList<>(List.of(visitor.get("/").text()));
        int number = 0;
        for (String vendor : SandboxTest.installed()) {
            number++;
            String walk = "/verifications/" + number;
            pages.add(visitor.post("/vendor", "vendor=" + vendor).text());
            Visitor.Page begun = visitor.post("/verifications", "");
            pages.add(begun.text());
            pages.add(visitor.post(begun.vendorsPage(), "ending=APPROVED").text());
            visitor.post(walk + "/webhooks/own", "");
            pages.add(visitor.post(walk + "/webhooks/forged", "").text());
            pages.add(visitor.post(walk + "/erase", "").text());
        }
        pages.add(visitor.post("/vendors/" + SandboxTest.installed().get(0) + "/down", "")
                .text());
        return pages;
    }

    private static List<String> all(String page, String regex) {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    @DisplayName(
            "every page has its language, a title, one heading of the first level, one main part, and a link to skip to it")
    void landmarks() throws Exception {
        assertThat(pages()).hasSizeGreaterThan(20).allSatisfy(page -> {
            assertThat(page).contains("<html lang=\"en\">", "<a class=\"skip\" href=\"#main\">");
            assertThat(all(page, "<title>([^<]+)</title>")).hasSize(1);
            assertThat(all(page, "<(h1)>")).hasSize(1);
            assertThat(all(page, "(<main id=\"main\")")).hasSize(1);
            assertThat(all(page, "<nav( aria-label=\"[^\"]+\")?>")).doesNotContainNull();
        });
    }

    @Test
    @DisplayName("no heading skips a level")
    void headings() throws Exception {
        assertThat(pages()).allSatisfy(page -> {
            List<Integer> levels =
                    all(page, "<h([1-6])[ >]").stream().map(Integer::valueOf).toList();
            assertThat(levels.get(0)).isEqualTo(1);
            assertThat(IntStream.range(1, levels.size()))
                    .allSatisfy(i -> assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1));
        });
    }

    @Test
    @DisplayName("every button and link has a name, every input a label, every region and picture a text")
    void names() throws Exception {
        assertThat(pages()).allSatisfy(page -> {
            assertThat(all(page, "<button[^>]*>(.*?)</button>")).isNotEmpty().noneMatch(String::isBlank);
            assertThat(all(page, "<a [^>]*>(.*?)</a>")).isNotEmpty().noneMatch(String::isBlank);
            assertThat(all(page, "(<input)")).hasSameSizeAs(all(page, "<label>(<input [^>]*>) \\w+</label>"));
            assertThat(all(page, "(<[a-z]+ [^>]*role=\"region\"[^>]*>)"))
                    .allMatch(tag -> tag.contains("aria-label=\""));
            assertThat(all(page, "(<img [^>]*>)")).allMatch(tag -> tag.matches(".* alt=\"[^\"]+\".*"));
        });
    }

    @Test
    @DisplayName("every id is there once, and every reference to one leads to it")
    void ids() throws Exception {
        assertThat(pages()).allSatisfy(page -> {
            List<String> ids = all(page, " id=\"([^\"]+)\"");
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(ids).containsAll(all(page, " aria-labelledby=\"([^\"]+)\""));
            assertThat(ids).containsAll(all(page, " href=\"#([^\"]+)\""));
        });
    }

    @Test
    @DisplayName("after an action the browser is sent to what it did, which can take the focus and is a live region")
    void focus() throws Exception {
        Visitor.Page begun = visitor.post("/verifications", "");
        List<Visitor.Page> landed = List.of(
                visitor.post("/vendor", "vendor=" + SandboxTest.installed().get(1)),
                visitor.post("/vendors/" + SandboxTest.installed().get(1) + "/down", ""),
                begun,
                visitor.post(begun.vendorsPage(), "ending=APPROVED"),
                visitor.post("/verifications/1/complete", ""),
                visitor.post("/verifications/1/find", ""),
                visitor.post("/verifications/1/webhooks/own", ""),
                visitor.post("/verifications/1/erase", ""));

        assertThat(landed).allSatisfy(page -> {
            assertThat(page.url()).endsWith("#news");
            assertThat(page.text()).containsOnlyOnce("id=\"news\" tabindex=\"-1\" role=\"status\"");
            assertThat(page.news()).isNotEmpty();
        });
    }
}
