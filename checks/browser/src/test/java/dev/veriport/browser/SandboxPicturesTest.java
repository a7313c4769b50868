package dev.veriport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pictures of the documentation; -Dveriport.docs.write=true makes them anew. */
final class SandboxPicturesTest {
    private static final Path PICTURES = Path.of("..", "..", "docs", "pictures");
    private static final int LARGEST = 150_000;

    private Chromium browser;
    private Sandbox sandbox;

    @BeforeEach
    void open() throws IOException {
        browser = Chromium.open();
        sandbox = Sandbox.start(0);
        browser.resize(1000, 1200);
        browser.prefer("light");
        browser.go(sandbox.url());
    }

    @AfterEach
    void close() {
        browser.close();
        sandbox.close();
    }

    @Test
    @DisplayName("the pictures of the sandbox are made from its pages, and each is smaller than 150 kB")
    void pictures() throws IOException {
        browser.one("input[value=stripe]").click();
        browser.press("Switch");
        browser.press("Verify");
        browser.follow("Go to the vendor's page");
        browser.press("Finish: approved");
        browser.press("Send the webhook");
        browser.press("Send it again: a duplicate");
        browser.press("Forge one");
        browser.press("Send one of another application");
        store("sandbox-webhooks.png", browser.picture(browser.one("#webhook"), browser.one("#erased")));

        browser.go(sandbox.url());
        browser.one("input[value=onfido]").click();
        browser.press("Switch");
        browser.press("Take onfido down");
        browser.press("Verify");
        store("sandbox-walk.png", browser.picture(browser.one("header"), browser.one("#at-vendor")));

        browser.prefer("dark");
        browser.go(sandbox.url());
        store("sandbox-first-page.png", browser.picture(browser.one("header"), browser.one(".cards li:nth-child(3)")));
    }

    private static void store(String name, byte[] picture) throws IOException {
        assertThat(picture).as(name).hasSizeBetween(10_000, LARGEST);
        if (Boolean.getBoolean("veriport.docs.write")) {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name), picture);
        }
        assertThat(PICTURES.resolve(name)).exists();
        assertThat(Files.size(PICTURES.resolve(name))).as("the size of " + name).isLessThan(LARGEST);
    }
}
