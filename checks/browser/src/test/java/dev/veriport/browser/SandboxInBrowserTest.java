package dev.veriport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Capability;
import dev.veriport.sandbox.FakeVendors;
import dev.veriport.sandbox.Sandbox;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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

    static List<String> installed() {
        try (FakeVendors vendors = FakeVendors.start()) {
            return vendors.offering(Capability.START_WEB);
        }
    }

    static List<String> withWebhooks() {
        try (FakeVendors vendors = FakeVendors.start()) {
            return vendors.offering(Capability.RECEIVE);
        }
    }

    static Stream<Arguments> endings() {
        try (FakeVendors vendors = FakeVendors.start()) {
            return vendors.offering(Capability.START_WEB).stream()
                    .flatMap(vendor -> vendors.all().get(vendor).endings().stream()
                            .map(ending -> Arguments.of(
                                    vendor, ending.label(), ending.decision().name())))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @MethodSource("endings")
    @CsvSource({
        "authenteq, Finish: blurry selfie, PENDING",
        "authenteq, 'Finish: approved, and the vendor goes down', OUTCOME_UNKNOWN",
        "faceki, 'Finish: approved, and the vendor goes down', UNAVAILABLE"
    })
    @DisplayName("a customer goes to the vendor, comes back or walks away, and the decision is there")
    void an_ending(String vendor, String ending, String decision) throws IOException {
        choose(vendor);
        browser.press("Verify");
        assertThat(browser.heading().toLowerCase(Locale.ROOT)).isEqualTo(vendor + " sandbox: verify your identity");

        browser.press(ending);
        if (ending.equals("Walk away")
                && !browser.url().startsWith(sandbox.url().toString())) {
            browser.go(sandbox.url().resolve("/verifications/1")); // this vendor sends back only who has finished
        }

        assertThat(browser.heading()).isEqualTo("customer-1 at " + vendor);
        assertThat(browser.one(".decision").getText()).isEqualTo(decision);
        browser.screenshot(vendor + "-" + ending.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"));
    }

    @Test
    @DisplayName("the switch while a customer is at the first vendor's page: each completes where it began")
    void the_switch_in_the_middle() throws IOException {
        String first = installed().get(0);
        String second = installed().get(1);
        browser.press("Verify");
        String atTheFirst = browser.url();
        browser.go(sandbox.url());
        choose(second);
        browser.screenshot("switch-1-chosen");
        browser.press("Verify");
        browser.press("Finish: approved");
        assertThat(browser.heading()).isEqualTo("customer-2 at " + second);

        browser.go(sandbox.url());
        browser.screenshot("switch-2-one-open");
        browser.follow("Continue on the vendor's page");
        assertThat(browser.url()).isEqualTo(atTheFirst);
        browser.press("Finish: approved");

        assertThat(browser.heading()).isEqualTo("customer-1 at " + first);
        assertThat(browser.one(".decision").getText()).isEqualTo("APPROVED");
        browser.go(sandbox.url());
        browser.screenshot("switch-3-both-done");
        assertThat(browser.text()).contains("veriport.provider = " + second);
    }

    @ParameterizedTest
    @MethodSource("installed")
    @DisplayName("the images of a result are shown")
    void images(String vendor) {
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
    }

    @ParameterizedTest
    @MethodSource("withWebhooks")
    @DisplayName("a webhook can be pushed")
    void webhook(String vendor) throws IOException {
        choose(vendor);
        browser.press("Verify");
        browser.press("Finish: approved");

        browser.press("Let the vendor send its webhook");

        assertThat(browser.text()).contains("The webhook's endpoint answered 200.");
        browser.screenshot(vendor + "-webhook");
    }

    @Test
    @DisplayName("the keyboard alone is enough")
    void keyboard() {
        browser.tabToAndEnter("Verify");
        browser.tabToAndEnter("Finish: approved");

        assertThat(browser.heading()).isEqualTo("customer-1 at " + installed().get(0));
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
