package dev.veriport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Capability;
import dev.veriport.sandbox.FakeVendors;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.WebElement;

final class SandboxInBrowserTest extends SandboxCase {
    @BeforeEach
    void goToTheSite() {
        browser.go(sandbox.url());
    }

    private void choose(String vendor) {
        browser.one("input[value=" + vendor + "]").click();
        browser.press("Switch");
    }

    private void goToTheVendor() {
        browser.press("Verify");
        browser.follow("Go to the vendor's page");
    }

    /** Presses a button, and returns what the page says of it, which has the focus. */
    private String act(String label) {
        browser.press(label);
        assertThat(browser.focused().getDomAttribute("id")).as(label).isEqualTo("news");
        return browser.focused().getText();
    }

    private String current() {
        List<WebElement> current = browser.all("[aria-current=step] a");
        return current.isEmpty() ? "" : current.get(0).getText();
    }

    static List<String> installed() {
        try (FakeVendors vendors = FakeVendors.start()) {
            return vendors.offering(Capability.START_WEB);
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
        goToTheVendor();
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
        goToTheVendor();
        String atTheFirst = browser.url();
        browser.go(sandbox.url());
        choose(second);
        browser.screenshot("switch-1-chosen");
        goToTheVendor();
        browser.press("Finish: approved");
        assertThat(browser.heading()).isEqualTo("customer-2 at " + second);

        browser.go(sandbox.url());
        browser.screenshot("switch-2-one-open");
        browser.follow("customer-1");
        browser.follow("Go to the vendor's page");
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
    @DisplayName("the whole walk: each action moves the focus to what it did, the steps go on, and images are shown")
    void the_walk(String vendor) throws IOException {
        choose(vendor);
        assertThat(act("Verify")).isEqualTo("Started at " + vendor + ".");
        assertThat(current()).isEqualTo("At the vendor");
        browser.follow("Go to the vendor's page");
        browser.press("Finish: approved");
        assertThat(browser.focused().getText()).isEqualTo("Completed: the decision is APPROVED.");
        assertThat(current()).isEqualTo("Webhook");
        assertThat(browser.all("figure img"))
                .allSatisfy(image -> assertThat(Integer.parseInt(image.getDomProperty("naturalWidth")))
                        .isPositive());

        assertThat(act("Send the webhook")).contains("answered 200. Handled");
        assertThat(current()).isEqualTo("Erased");
        assertThat(act("Send it again: a duplicate")).contains("answered 200. A duplicate");
        assertThat(act("Forge one")).contains("answered 400. Refused: AUTHENTICATION");
        if (browser.has("Send one of another application")) {
            assertThat(act("Send one of another application")).contains("answered 200. Ignored");
        }
        assertThat(act("Reload: complete it again")).isEqualTo("Completed: the decision is APPROVED.");
        assertThat(act("Erase it")).startsWith("Erasure at the vendor: ");
        assertThat(browser.all("#result img")).isEmpty();
        if (browser.has("Send the webhook of the erasure")) {
            assertThat(act("Send the webhook of the erasure")).contains("the vendor has erased the verification");
            assertThat(current()).isEmpty();
        }
        browser.screenshot(vendor + "-walk");
    }

    @ParameterizedTest
    @MethodSource("installed")
    @DisplayName("a vendor that is down is left for the fallback, and the page says so")
    void failover(String vendor) throws IOException {
        choose(vendor);
        browser.press("Verify"); // whoever needs a token has one
        browser.go(sandbox.url());
        assertThat(act("Take " + vendor + " down")).isEqualTo(vendor + " is down: it answers 503.");

        assertThat(act("Verify")).contains("because " + vendor + " failed with ");
        assertThat(browser.one("#start").getText()).contains("FALLBACK: " + vendor + " failed with ");
        browser.screenshot(vendor + "-failover");
    }

    @Test
    @DisplayName("the keyboard alone is enough")
    void keyboard() {
        browser.tabToAndEnter("Verify");
        browser.tabToAndEnter("Go to the vendor's page");
        browser.tabToAndEnter("Finish: approved");

        assertThat(browser.heading()).isEqualTo("customer-1 at " + installed().get(0));
        browser.tabToAndEnter("Send the webhook");
        browser.tabToAndEnter("Forge one"); // the focus is beside the next button, not at the top
        assertThat(browser.focused().getText()).contains("Refused: AUTHENTICATION");
    }
}
