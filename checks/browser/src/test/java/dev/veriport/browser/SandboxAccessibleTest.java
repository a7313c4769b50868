package dev.veriport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

/** Every page by day and by night, on a large and on a small screen, by eye, by ear and by keyboard. */
final class SandboxAccessibleTest extends SandboxCase {
    /** WCAG 2.2, success criterion 1.4.3: the contrast of text. */
    private static final double ENOUGH_CONTRAST = 4.5;

    /** WCAG 2.2, success criterion 2.5.8: the height of a target, in CSS pixels. */
    private static final int TARGET = 24;

    private static final String CONTROLS = "a, button, input, summary, [tabindex='0']";

    @ParameterizedTest(name = "{0}, {1} pixels")
    @CsvSource({"light, 1100", "dark, 1100", "light, 320", "dark, 320"})
    @DisplayName("every page can be read, and nothing is wider than the screen")
    void readable(String scheme, int width) throws IOException {
        browser.prefer(scheme);
        browser.resize(width, 900);
        String name = scheme + "-" + width + "-";
        browser.go(sandbox.url());
        checkPage(name + "1-first");
        browser.press("Take stripe down");
        checkPage(name + "2-down");
        browser.one("input[value=stripe]").click();
        browser.press("Switch");
        browser.press("Verify");
        checkPage(name + "3-failover");
        browser.follow("Go to the vendor's page");
        checkPage(name + "4-vendor");
        browser.press("Finish: approved");
        browser.all("summary").forEach(WebElement::click);
        checkPage(name + "5-result");
        browser.press("Send the webhook");
        browser.press("Forge one");
        checkPage(name + "6-webhooks");
        browser.press("Erase it");
        checkPage(name + "7-erased");
        browser.go(sandbox.url());
        browser.all("summary").forEach(WebElement::click);
        checkPage(name + "8-first-later");
    }

    private void checkPage(String name) throws IOException {
        browser.screenshot(name);
        assertThat(browser.one("html").getDomAttribute("lang")).isEqualTo("en");
        assertThat(browser.all("h1")).hasSize(1);
        assertThat(browser.all("main")).hasSize(1);
        assertThat(browser.text() + browser.one("body").getText()).contains("This is a sandbox.");
        assertThat(browser.all("img:not([alt]), img[alt='']")).isEmpty();
        assertThat(browser.all("[tabindex]:not([tabindex='0']):not([tabindex='-1'])"))
                .isEmpty();
        assertThat(browser.all(CONTROLS))
                .allSatisfy(control -> assertThat(control.getAccessibleName())
                        .as(control.getDomProperty("outerHTML"))
                        .isNotBlank());
        assertThat(browser.all("button, a.next, summary"))
                .allSatisfy(target -> assertThat(target.getSize().height).isGreaterThanOrEqualTo(TARGET));
        Number contrast = browser.script(LEAST_CONTRAST);
        assertThat(contrast.doubleValue()).isGreaterThanOrEqualTo(ENOUGH_CONTRAST);
        assertThat(browser.<Boolean>script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " is no wider than the screen")
                .isTrue();
    }

    @Test
    @DisplayName("the tabulator reaches every control in the order in which it is read, and the focus can be seen")
    void tab_order() {
        browser.go(sandbox.url());
        checkTabOrder();
        browser.press("Verify");
        checkTabOrder();
        browser.follow("Go to the vendor's page");
        browser.press("Finish: approved");
        checkTabOrder();
    }

    private void checkTabOrder() {
        List<WebElement> reached = browser.tabOrder();
        List<WebElement> controls = browser.all(CONTROLS).stream()
                .filter(control -> control.isDisplayed() || "skip".equals(control.getDomAttribute("class")))
                .filter(control -> !"radio".equals(control.getDomAttribute("type")) || control.isSelected())
                .toList();
        assertThat(reached).containsExactlyElementsOf(controls);
        browser.tabTo(reached.get(reached.size() - 1));
        assertThat(browser.focused().getCssValue("outline-style")).isEqualTo("solid");
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
