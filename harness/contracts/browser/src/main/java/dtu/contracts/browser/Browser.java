package dtu.contracts.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window, and a person at it. */
public final class Browser implements AutoCloseable {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final WebDriverWait wait;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        this.wait = new WebDriverWait(driver, PATIENCE);
    }

    /** The browser of this machine, started with more flags; without one, the test that asks for it is skipped. */
    public static Browser open(String... more) {
        var browser = BROWSERS.stream().flatMap(name -> found(name).stream()).findFirst();
        var chauffeur = found("chromedriver");
        Assumptions.assumeTrue(browser.isPresent(), "no Chromium on this machine");
        Assumptions.assumeTrue(chauffeur.isPresent(), "no chromedriver on this machine");
        var options = new ChromeOptions();
        options.setBinary(browser.orElseThrow());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-proxy-server");
        options.addArguments(more);
        options.setAcceptInsecureCerts(true);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chauffeur.orElseThrow())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<File> found(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    public void visit(String url) {
        driver.get(url);
    }

    public String title() {
        return driver.getTitle() + "";
    }

    public String url() {
        return driver.getCurrentUrl() + "";
    }

    /** Types into the field with that name, as soon as there is one. */
    public void type(String name, String text) {
        wait.until(ExpectedConditions.elementToBeClickable(By.name(name))).sendKeys(text);
    }

    /** Presses the first button whose label begins so. */
    public void press(String label) {
        var button = By.xpath("//button[starts-with(normalize-space(.), '" + label + "')]");
        wait.until(ExpectedConditions.elementToBeClickable(button)).click();
    }

    /** Follows the first link, as soon as there is one. */
    public void follow() {
        wait.until(ExpectedConditions.elementToBeClickable(By.tagName("a"))).click();
    }

    /** Whether everything on the page can be read without scrolling sideways. */
    public boolean fits() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    /** Gives the window this size. */
    public void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** What is to be seen, for people: a PNG file. */
    public void picture(Path file) {
        try {
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** What the page says, once it says this. */
    public String reads(String text) {
        wait.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
        return driver.findElement(By.tagName("body")).getText();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
