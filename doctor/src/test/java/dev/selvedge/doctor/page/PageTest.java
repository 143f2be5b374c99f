package dev.selvedge.doctor.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.attach.Attached;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, of a process that is really stuck, as a person would use it. */
class PageTest {

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** {@code -Dselvedge.screenshots=FOLDER} makes the pictures of the documentation there. */
    private static final Path PICTURES = Path.of(System.getProperty("selvedge.screenshots", "target/screenshots"));

    private ShopProcess shop;
    private PageServer server;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        Assumptions.assumeTrue(
                Browser.installed().isPresent() || System.getenv("CI") != null, "there is no Chromium on the PATH");
        shop = ShopProcess.open();
        server = PageServer.start(() -> Attached.snapshot(shop.pid(), LONGEST_LOOK), 0, BETWEEN_LOOKS);
        browser = Browser.start(Files.createTempDirectory("selvedge-browser-"));
        browser.size(1440, 1000);
        browser.open(server.address());
        browser.await("document.querySelectorAll('.finding').length === 1");
    }

    @AfterEach
    void close() throws Exception {
        try (var _ = shop;
                var _ = server;
                var _ = browser) {
            // each of them, also if one before it fails
        }
    }

    @Test
    void look() throws Exception {
        browser.click(".finding .show", "Show who waits");
        browser.await("document.querySelectorAll('.node').length > 3");
        browser.evaluate("window.scrollTo(0, 0)");
        browser.await("document.querySelector('.u-over')");
        browser.picture(PICTURES.resolve("doctor-page.png"));
        browser.click(".chip", "booking");
        browser.scheme("dark");
        browser.await("document.querySelector('#details .stack li')");
        browser.picture(PICTURES.resolve("doctor-page-dark.png"));
        browser.size(360, 780);
        browser.picture(PICTURES.resolve("doctor-page-narrow.png"));
        assertThat(browser.overflows()).isFalse();
        assertThat(browser.complaints()).isEmpty();
    }
}
