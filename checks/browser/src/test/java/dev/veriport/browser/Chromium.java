package dev.veriport.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a window, with a profile of its own. */
final class Chromium implements AutoCloseable {
    private static final String PAGE = "return performance.timeOrigin";
    private static final String PAGE_IF_COMPLETE =
            "return document.readyState === 'complete' ? performance.timeOrigin : null";
    private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    static Chromium open() {
        ChromeOptions options = new ChromeOptions()
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1100,1400");
        options.setBinary(program("chromium"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static File program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> new File(directory, name))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not on the PATH: install Debian's chromium and chromium-driver, or the like"));
    }

    void go(URI url) {
        driver.get(url.toString());
    }

    String url() {
        return driver.getCurrentUrl();
    }

    String heading() {
        return one("h1").getText();
    }

    String text() {
        return one("main").getText();
    }

    WebElement one(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Presses the button that says this. */
    void press(String label) {
        WebElement button = button(label);
        toNextPage(button::click);
    }

    /** A click ends before the page that it leads to is there; every page has a time of its own to tell it by. */
    private void toNextPage(Runnable action) {
        Number left = script(PAGE);
        action.run();
        new WebDriverWait(driver, PAGE_TIMEOUT)
                .ignoring(WebDriverException.class) // between two pages there is nothing to ask
                .until(browser -> {
                    Number here = script(PAGE_IF_COMPLETE);
                    return here != null && !here.equals(left);
                });
    }

    /** Whether there is a button that says this. */
    boolean has(String label) {
        return all("button").stream().anyMatch(button -> button.getText().equals(label));
    }

    private WebElement button(String label) {
        return all("button").stream()
                .filter(button -> button.getText().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button says \"" + label + "\" on " + url()));
    }

    void follow(String linkText) {
        WebElement link = driver.findElement(By.linkText(linkText));
        toNextPage(link::click);
    }

    /** Goes from control to control until the focus is on the one that says this, and uses it; no mouse. */
    void tabToAndEnter(String label) {
        for (int step = 0; step < 60; step++) {
            driver.switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement focused = driver.switchTo().activeElement();
            if (label.equals(focused.getText())) {
                toNextPage(() -> focused.sendKeys(Keys.ENTER));
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach \"" + label + "\" on " + url());
    }

    @SuppressWarnings("unchecked")
    <T> T script(String javascript) {
        return (T) driver.executeScript(javascript);
    }

    /** What the browser complains about: scripts, styles or images that it refused. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(Object::toString)
                .toList();
    }

    /** @param scheme light or dark */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** As wide as a screen of this width, in CSS pixels. */
    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The element that has the focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Goes on with the tabulator until the focus is there. */
    void tabTo(WebElement control) {
        for (int step = 0; step < 100 && !focused().equals(control); step++) {
            focused().sendKeys(Keys.TAB);
        }
    }

    /** What the focus reaches with the tabulator, from the top of the page, in this order. */
    List<WebElement> tabOrder() {
        script(
                "window.scrollTo(0, 0); document.activeElement.blur(); document.body.tabIndex = -1; document.body.focus();");
        List<WebElement> reached = new ArrayList<>();
        focused().sendKeys(Keys.TAB);
        WebElement now = focused();
        while (!now.getTagName().equals("body") && !reached.contains(now)) {
            reached.add(now);
            now.sendKeys(Keys.TAB);
            now = focused();
        }
        return reached;
    }

    /** A picture of a part of the page, from the top edge of one element to the bottom edge of another. */
    byte[] picture(WebElement from, WebElement to) {
        int margin = 12;
        int top = Math.max(0, from.getRect().y - margin);
        int bottom = to.getRect().y + to.getRect().height + margin;
        Number width = script("return window.innerWidth");
        Map<String, Object> clip = Map.of("x", 0, "y", top, "width", width, "height", bottom - top, "scale", 1);
        Map<String, Object> taken = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        return Base64.getDecoder().decode((String) taken.get("data"));
    }

    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
