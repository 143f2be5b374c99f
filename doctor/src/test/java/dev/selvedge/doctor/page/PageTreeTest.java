package dev.selvedge.doctor.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The tree of scopes by keyboard alone, in a real browser. */
class PageTreeTest {

    private static final String SCOPES = """
            [{id: "1", name: "import", owner: 1, ownerName: "main", ageMillis: 12345, leftMillis: 60000, cancelled: null, tasks: 100000, more: 99998,
              shown: [
                {thread: 1, name: "copy", daemon: false, ageMillis: 1200, what: "waits to receive from channel 'rows'", releasedBy: ["task 'read'"],
                 forkedAt: ["com.acme.Import.run(Import.java:31)"], cancelled: null,
                 scopes: [{id: "2", name: "inner", owner: 1, ownerName: "task 'copy'", ageMillis: 5, leftMillis: -1,
                   cancelled: {by: "task 'copy'", reason: "enough", agoMillis: 900}, tasks: 1, more: 0,
                   shown: [{thread: 2, name: "<b>leaf</b>", daemon: true, ageMillis: -1, what: "", releasedBy: [], forkedAt: [], cancelled: null, scopes: []}]}]},
                {thread: 2, name: "read", daemon: false, ageMillis: 1100, what: "waits for input or output", releasedBy: [], forkedAt: [],
                 cancelled: {by: "its scope", reason: "", agoMillis: 5}, scopes: []}]}]
            """;

    /** The row that has the focus: its level, whether it is open, and its first words. */
    private static String row(Browser browser) {
        return browser.evaluate("(e => e.getAttribute('aria-level') + ' ' + e.getAttribute('aria-expanded') + ' '"
                        + " + e.querySelector('.head')?.innerText)(document.activeElement)")
                .asText();
    }

    private static String after(Browser browser, String key) {
        browser.press(key);
        return row(browser);
    }

    @Test
    void tree_isUsedByKeyboard() throws Exception {
        Assumptions.assumeTrue(
                Browser.installed().isPresent() || System.getenv("CI") != null, "there is no Chromium on the PATH");
        try (PageServer server = PageServer.still(Server.deadlock(), 0);
                Browser browser = Browser.start(Files.createTempDirectory("selvedge-browser-"))) {
            browser.size(1200, 900);
            browser.open(server.address());
            browser.await("document.querySelector('#state').innerText.includes('A dump')");
            browser.evaluate(
                    "import(new URL('tree.js', location.href)).then(tree => tree.showTree(" + SCOPES + ", null))");
            reachByTab(browser);
            move(browser);
            assertThat(browser.text("#tree"))
                    .contains(
                            "<b>leaf</b>",
                            "cancelled 900 ms ago by task 'copy': enough",
                            "1 min left",
                            "and 99,998 more");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void reachByTab(Browser browser) {
        for (int i = 0; i < 40 && !row(browser).startsWith("1 "); i++) {
            browser.press("Tab");
        }
        assertThat(row(browser)).isEqualTo("1 true scope 'import'");
    }

    private static void move(Browser browser) {
        assertThat(after(browser, "ArrowDown")).isEqualTo("2 true copy");
        assertThat(after(browser, "ArrowRight")).isEqualTo("3 true scope 'inner'");
        assertThat(after(browser, "ArrowRight")).isEqualTo("4 null <b>leaf</b>");
        assertThat(after(browser, "ArrowLeft")).isEqualTo("3 true scope 'inner'");
        assertThat(after(browser, "ArrowLeft")).isEqualTo("3 false scope 'inner'");
        assertThat(after(browser, "ArrowRight")).isEqualTo("3 true scope 'inner'");
        assertThat(after(browser, "End")).isEqualTo("2 null and 99,998 more");
        assertThat(after(browser, "ArrowUp")).isEqualTo("2 null read");
        assertThat(after(browser, "Home")).isEqualTo("1 true scope 'import'");
        assertThat(after(browser, "r")).isEqualTo("2 null read");
        browser.press("Enter");
        browser.await("document.querySelector('.node.chosen')?.innerText.includes('two')");
        assertThat(row(browser)).isEqualTo("2 null read");
        assertThat(after(browser, "Escape")).isEqualTo("2 null read");
        browser.await("document.querySelector('#graph').hidden");
    }
}
