package dev.veriport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.sandbox.Sandbox;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A browser for a class, by day and on a large screen, and a sandbox of its own for each test. */
abstract class SandboxCase {
    static Chromium browser;

    Sandbox sandbox;

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
        browser.resize(1100, 1400);
    }

    @AfterEach
    void close() {
        sandbox.close();
        assertThat(browser.complaints()).isEmpty();
    }
}
