package dev.veriport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.sandbox.Sandbox;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

final class SandboxInBrowserTest {
    /** WCAG 2.2, success criterion 1.4.3: the contrast of text. */
    private static final double ENOUGH_CONTRAST = 4.5;

    private static Chromium browser;

    private Sandbox sandbox;

    @BeforeAll
    static void openBrowser() {
        browser = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void open() throws IOException {
        sandbox = Sandbox.start(0);
        browser.prefer("light");
        browser.go(sandbox.url());
    }

    @AfterEach
    void close() {
        sandbox.close();
        assertThat(browser.complaints()).isEmpty();
    }

    private void choose(String vendor) {
        browser.one("input[value=" + vendor + "]").click();
        browser.press("Switch");
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "authenteq, Finish: approved, APPROVED",
        "authenteq, Finish: blurry selfie, PENDING",
        "authenteq, Walk away, PENDING",
        "authenteq, 'Finish: approved, and the vendor goes down', OUTCOME_UNKNOWN",
        "faceki, Finish: approved, APPROVED",
        "faceki, Finish: declined, DECLINED",
        "faceki, Finish: manual review, REVIEW",
        "faceki, Finish: expired document, DECLINED",
        "faceki, 'Finish: approved, and the vendor goes down', UNAVAILABLE"
    })
    @DisplayName("a customer goes to the vendor, comes back, and the decision is there")
    void an_ending(String vendor, String ending, String decision) throws IOException {
        choose(vendor);
        browser.press("Verify");
        assertThat(browser.heading().toLowerCase(Locale.ROOT)).isEqualTo(vendor + " sandbox: verify your identity");

        browser.press(ending);

        assertThat(browser.heading()).isEqualTo("customer-1 at " + vendor);
        assertThat(browser.one(".decision").getText()).isEqualTo(decision);
        browser.screenshot(vendor + "-" + ending.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"));
    }

    @Test
    @DisplayName("the switch while a customer is at the first vendor's page: each completes where it began")
    void the_switch_in_the_middle() throws IOException {
        browser.press("Verify");
        String atAuthenteq = browser.url();
        browser.go(sandbox.url());
        choose("faceki");
        browser.screenshot("switch-1-chosen");
        browser.press("Verify");
        browser.press("Finish: approved");
        assertThat(browser.heading()).isEqualTo("customer-2 at faceki");

        browser.go(sandbox.url());
        browser.screenshot("switch-2-one-open");
        browser.follow("Continue on the vendor's page");
        assertThat(browser.url()).isEqualTo(atAuthenteq);
        browser.press("Finish: approved");

        assertThat(browser.heading()).isEqualTo("customer-1 at authenteq");
        assertThat(browser.one(".decision").getText()).isEqualTo("APPROVED");
        browser.go(sandbox.url());
        browser.screenshot("switch-3-both-done");
        assertThat(browser.text()).contains("veriport.provider = faceki");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenteq", "faceki"})
    @DisplayName("the images of a result are shown, and a webhook can be pushed")
    void images_and_webhook(String vendor) throws IOException {
        choose(vendor);
        browser.press("Verify");
        browser.press("Finish: approved");
        List<WebElement> images = browser.all("figure img");
        if (vendor.equals("authenteq")) {
            assertThat(images).isNotEmpty();
        }
        assertThat(images)
                .allSatisfy(image -> assertThat(Integer.parseInt(image.getDomProperty("naturalWidth")))
                        .isPositive());

        browser.press("Let the vendor send its webhook");

        assertThat(browser.text()).contains("The webhook's endpoint answered 200.");
        browser.screenshot(vendor + "-webhook");
    }

    @Test
    @DisplayName("the keyboard alone is enough")
    void keyboard() {
        browser.tabToAndEnter("Verify");
        browser.tabToAndEnter("Finish: approved");

        assertThat(browser.heading()).isEqualTo("customer-1 at authenteq");
        browser.tabToAndEnter("Reload: complete it again");
        assertThat(browser.one(".decision").getText()).isEqualTo("APPROVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    @DisplayName("every page can be read, by day and by night, by eye and by ear")
    void accessible(String scheme) throws IOException {
        browser.prefer(scheme);
        checkPage(scheme + "-overview");
        browser.press("Verify");
        checkPage(scheme + "-vendor");
        browser.press("Finish: approved");
        checkPage(scheme + "-result");
        browser.go(sandbox.url());
        checkPage(scheme + "-overview-later");
    }

    private void checkPage(String name) throws IOException {
        browser.screenshot(name);
        assertThat(browser.one("html").getDomAttribute("lang")).isEqualTo("en");
        assertThat(browser.all("h1")).hasSize(1);
        assertThat(browser.all("main")).hasSize(1);
        assertThat(browser.text() + browser.one("body").getText()).contains("This is a sandbox.");
        assertThat(browser.all("img:not([alt]), img[alt='']")).isEmpty();
        assertThat(browser.all("button"))
                .allSatisfy(button -> assertThat(button.getText()).isNotBlank());
        assertThat(browser.<Long>script(
                        "return [...document.querySelectorAll('input')].filter(i => !i.labels.length).length"))
                .isZero();
        Number contrast = browser.script(LEAST_CONTRAST);
        assertThat(contrast.doubleValue()).isGreaterThanOrEqualTo(ENOUGH_CONTRAST);
        assertThat(browser.<Boolean>script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }

    /** The least contrast of any text with what is behind it, by WCAG's formula. */
    private static final String LEAST_CONTRAST = """
            const rgb = c => c.match(/[\\d.]+/g).map(Number);
            const lum = c => rgb(c).slice(0, 3).map(v => v / 255)
                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = e => {
              for (; e; e = e.parentElement) {
                const c = getComputedStyle(e).backgroundColor;
                if ((rgb(c)[3] ?? 1) > 0) return c;
              }
              return getComputedStyle(document.documentElement).colorScheme === 'dark' ? 'rgb(18,18,18)' : 'rgb(255,255,255)';
            };
            const ratios = [...document.querySelectorAll('body *')]
                .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
                .map(e => [lum(getComputedStyle(e).color), lum(behind(e))])
                .map(([a, b]) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
            return Math.min(...ratios);
            """;
}
