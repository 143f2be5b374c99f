package dev.selvedge.doctor.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.attach.Attached;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a real browser, of a process that is really stuck, as a person would use it. */
class PageTest {

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    /** {@code -Dselvedge.screenshots=FOLDER} makes the pictures of the documentation there. */
    private static final Path PICTURES = Path.of(System.getProperty("selvedge.screenshots", "target/screenshots"));

    private static Browser browser;

    /** For the tests that only look. */
    private static ShopProcess shop;

    private static PageServer server;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Browser.installed().isPresent() || System.getenv("CI") != null, "there is no Chromium on the PATH");
        browser = Browser.start(Files.createTempDirectory("selvedge-browser-"));
        shop = ShopProcess.open();
        server = serve(shop);
    }

    @AfterAll
    static void end() throws Exception {
        try (var _ = shop;
                var _ = server;
                var _ = browser) {
            // each of them that was started, also if one before it fails
        }
    }

    private static PageServer serve(ShopProcess of) throws Exception {
        return PageServer.start(Attached.source(of.pid(), LONGEST_LOOK), 0, BETWEEN_LOOKS);
    }

    private static void open(PageServer of) {
        browser.size(1200, 800);
        browser.scheme("light");
        browser.open(of.address());
        browser.await("document.querySelectorAll('.finding').length === 1");
    }

    @AfterEach
    void leave() {
        browser.leave();
    }

    @Test
    void finding_isRead_andAskedAbout() throws Exception {
        open(server);
        assertThat(browser.text("#verdict")).isEqualTo("Something is stuck.");
        assertThat(browser.text(".finding"))
                .contains(
                        "deadlock of 2",
                        "task 'booking' of scope 'books'",
                        "waits for mutex 'stock', held by",
                        "What to do:");
        browser.await("document.querySelectorAll('.node.stuck').length === 2"); // what the first finding is about
        browser.picture(PICTURES.resolve("doctor-page.png"));

        assertThat(browser.text("#tree"))
                .contains("scope 'shop'", "open for", "task 'accounts'", "scope 'books'", "task 'printer'", "more");
        browser.click(".chip", "booking");
        browser.await("document.querySelector('.node.chosen')?.innerText.includes('booking')");
        assertThat(browser.text("#around"))
                .contains("mutex 'ledger'", "mutex 'stock'", "task 'printer'", "task 'accounts'");
        browser.await("document.querySelector('#details').innerText.includes('Shop.take(')");
        browser.click(".node.thread", "printer");
        browser.await("document.querySelector('#details h3').innerText.includes('printer')");
        browser.click("button", "Back");
        browser.await("document.querySelector('#details h3').innerText.includes('booking')");
        browser.click(".node.resource", "ledger");
        browser.await("document.querySelector('.node.chosen')?.innerText.includes('ledger')");

        browser.press("Escape");
        browser.await("document.querySelector('#graph').hidden");
        assertThat(browser.focused()).contains("booking");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void newFault_appearsWithoutAReload_andThePlaceIsKept() throws Exception {
        try (ShopProcess another = ShopProcess.open();
                PageServer page = serve(another)) {
            open(page);
            keepsThePlace(another);
            tellsTheEnd(another, page);
        }
    }

    private static void keepsThePlace(ShopProcess another) throws Exception {
        browser.evaluate("window.notReloaded = true");
        browser.click(".group summary", "120");
        browser.await("document.querySelector('.group[open] .stack li')");
        browser.click("#words", "");
        browser.type("customer 7");
        browser.await("document.querySelectorAll('#found li').length > 3");
        double scrolled = browser.evaluate("window.scrollY").asDouble();

        another.getWorse();
        browser.await("document.querySelectorAll('.finding').length === 2");
        assertThat(browser.text("#finding-list")).contains("'painter'", "'carpenter'");
        assertThat(browser.text("#events")).contains("began", "painter");
        assertThat(browser.evaluate(
                                "window.notReloaded && document.querySelector('.group[open]') !== null"
                                        + " && document.activeElement.id === 'words' && document.activeElement.value === 'customer 7'")
                        .asBoolean())
                .isTrue();
        assertThat(browser.evaluate("document.querySelectorAll('#found li').length")
                        .asInt())
                .isEqualTo(11);
        assertThat(scrolled).isPositive();
    }

    private static void tellsTheEnd(ShopProcess another, PageServer page) throws Exception {
        another.end();
        browser.await("document.querySelector('#state').innerText.includes('The process has ended')");
        assertThat(browser.text("#finding-list")).contains("painter");
        browser.click("#found button", "customer 7");
        browser.await("document.querySelector('#details h3').innerText.includes('customer 7')");
        assertThat(browser.complaints()).isEmpty();
        page.close();
        browser.await("document.querySelector('#state').innerText.includes('Connection lost')");
    }

    @Test
    void hostileNames_areText_andNarrowAndDarkPagesFit() throws Exception {
        open(server);
        browser.click("#words", "");
        browser.type("onerror");
        browser.click("#found button", "onerror");
        browser.await("document.querySelector('#details h3').innerText.includes('<img src=x onerror=')");
        browser.evaluate("document.querySelector('#words').select()");
        browser.type("<script>");
        browser.click("#found button", "<script>document.title='broken'</script>");
        browser.await("document.querySelector('#details h3').innerText.includes('<script>document.title')");
        assertThat(browser.evaluate("document.querySelectorAll('img[onerror], main script').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("document.title").asText())
                .startsWith("Stuck: ")
                .doesNotContain("broken");

        browser.scheme("dark");
        browser.click(".chip", "booking");
        browser.await("document.querySelector('#details h3').innerText.includes('booking')");
        browser.await("document.querySelector('.u-over')");
        browser.evaluate("window.scrollTo(0, 0)");
        browser.picture(PICTURES.resolve("doctor-page-dark.png"));
        browser.scheme("light");
        browser.size(360, 780);
        assertThat(browser.overflows()).isFalse();
        browser.press("Escape");
        browser.evaluate("window.scrollTo(0, 0)");
        browser.picture(PICTURES.resolve("doctor-page-narrow.png"));
        browser.click(".chip", "booking");
        browser.await("document.activeElement.id === 'around' && document.querySelector('.tall .arrow.back')");
        assertThat(browser.overflows()).isFalse();
        assertThat(browser.complaints()).isEmpty();
    }
}
