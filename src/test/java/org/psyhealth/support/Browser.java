package org.psyhealth.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a window, of the packages {@code chromium} and {@code chromium-driver}. */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final WebDriverWait wait;

    /** Starts one, with an empty profile. */
    public Browser() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1600");
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        this.wait = new WebDriverWait(driver, TIMEOUT);
    }

    /**
     * Whether this machine has one.
     *
     * @throws IllegalStateException if it has none although {@code -Dpsyhealth.browser=required}, as for the gate where
     *     it could install one
     */
    public static boolean isAvailable() {
        var available = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!available && "required".equals(System.getProperty("psyhealth.browser"))) {
            throw new IllegalStateException("No chromium and chromedriver in /usr/bin");
        }
        return available;
    }

    /** Opens a page. */
    public void open(String address) {
        driver.get(address);
    }

    /** Waits for an element that is shown. */
    public WebElement find(String selector) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    /** All elements at the moment. */
    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Waits for an element and clicks on it. */
    public void click(String selector) {
        wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)))
                .click();
    }

    /** Clicks on the last of several elements. */
    public void clickLast(String selector) {
        find(selector);
        all(selector).getLast().click();
    }

    /** Waits until a condition holds. */
    public void until(Function<? super WebDriver, Boolean> condition) {
        wait.until(condition);
    }

    /** Runs an action in the window that was opened last, and returns when that is closed. */
    public void inNewWindow(Runnable action) {
        var first = driver.getWindowHandle();
        wait.until(ExpectedConditions.numberOfWindowsToBe(2));
        driver.getWindowHandles().stream()
                .filter(window -> !window.equals(first))
                .forEach(window -> driver.switchTo().window(window));
        action.run();
        wait.until(ExpectedConditions.numberOfWindowsToBe(1));
        driver.switchTo().window(first);
    }

    /** What the browser complained of since it was asked last: errors of scripts, and what a policy has blocked. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Keeps what the page looks like, in {@code target/screenshots}. */
    public void picture(String name) {
        try {
            var directory = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(directory.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
