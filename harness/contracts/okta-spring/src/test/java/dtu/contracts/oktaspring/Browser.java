package dtu.contracts.oktaspring;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window, and a person at it. */
final class Browser implements AutoCloseable {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final WebDriverWait wait;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        this.wait = new WebDriverWait(driver, PATIENCE);
    }

    /** The browser of this machine; without one, the test that asks for it is skipped. */
    static Browser open() {
        var browser = BROWSERS.stream().flatMap(name -> found(name).stream()).findFirst();
        var chauffeur = found("chromedriver");
        Assumptions.assumeTrue(browser.isPresent(), "no Chromium on this machine");
        Assumptions.assumeTrue(chauffeur.isPresent(), "no chromedriver on this machine");
        var options = new ChromeOptions();
        options.setBinary(browser.orElseThrow());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-proxy-server");
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

    void visit(String url) {
        driver.get(url);
    }

    String title() {
        return driver.getTitle() + "";
    }

    String url() {
        return driver.getCurrentUrl() + "";
    }

    /** Types into the field with that name, as soon as there is one. */
    void type(String name, String text) {
        wait.until(ExpectedConditions.elementToBeClickable(By.name(name))).sendKeys(text);
    }

    /** Presses the first button whose label begins so. */
    void press(String label) {
        var button = By.xpath("//button[starts-with(normalize-space(.), '" + label + "')]");
        wait.until(ExpectedConditions.elementToBeClickable(button)).click();
    }

    /** What the page says, once it says this. */
    String reads(String text) {
        wait.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
        return driver.findElement(By.tagName("body")).getText();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
