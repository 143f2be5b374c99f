package dev.selvedge.doctor.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.diagnosis.ScopeNode;
import dev.selvedge.doctor.snapshot.Asked;
import dev.selvedge.doctor.snapshot.ScopeState;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.Task;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The tree of scopes, by keyboard alone, in a real browser. */
class PageTreeTest {

    private static final String LONG = "1234567890".repeat(60);

    private static Task task(String scope, String name, @Nullable Asked asked, boolean daemon) {
        return new Task(
                "task '" + name + "'", List.of("com.acme.Import.run(Import.java:31)"), name, scope, daemon, asked);
    }

    private static ThreadState thread(long id, Task task, Wait... waits) {
        return new ThreadState(
                id,
                "",
                true,
                true,
                "WAITING",
                0,
                List.of("com.acme.Main.work(Main.java:1)"),
                List.of(waits),
                List.of(),
                "",
                task);
    }

    /** A scope with some thousand tasks; one of them has a scope of its own, another was cancelled. */
    private static Snapshot program() {
        List<ThreadState> threads = new ArrayList<>();
        threads.add(thread(1, task("import", "copy", null, false), Server.wants(Server.lock("rows"), 3L)));
        threads.add(thread(2, task("inner", "<b>leaf</b>", null, true)));
        threads.add(thread(3, task("import", "read", new Asked("its scope", "enough", 900), false)));
        for (long id = 4; id <= 5_000; id++) {
            threads.add(thread(id, task("import", "worker " + LONG, null, false)));
        }
        return new Snapshot(
                42,
                "com.acme.Main",
                "Test VM 25",
                "2026-01-01T00:00:00Z",
                2,
                0,
                threads,
                List.of(),
                List.of(),
                List.of(
                        new ScopeState("import", "import", 0, 12_345, 61_000L, null),
                        new ScopeState("inner", "inner", 1, 5, null, new Asked("task 'copy'", "late", 900))));
    }

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
        try (PageServer server = PageServer.still(program(), 0);
                Browser browser = Browser.start(Files.createTempDirectory("selvedge-browser-"))) {
            browser.size(1200, 900);
            browser.open(server.address());
            browser.await("document.querySelector('#state').innerText.includes('A dump')");
            reachByTab(browser);
            move(browser);
            assertThat(browser.text("#tree"))
                    .contains(
                            "<b>leaf</b>",
                            "cancelled 900 ms ago by task 'copy': late",
                            "61 s left",
                            "waits to lock lock 'rows', up to task 'read'",
                            "and 4,899 more");
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
        // Who was cancelled comes first.
        assertThat(after(browser, "ArrowDown")).isEqualTo("2 null task 'read'");
        assertThat(after(browser, "ArrowDown")).isEqualTo("2 true task 'copy'");
        assertThat(after(browser, "ArrowRight")).isEqualTo("3 true scope 'inner'");
        assertThat(after(browser, "ArrowRight")).isEqualTo("4 null task '<b>leaf</b>'");
        assertThat(after(browser, "ArrowLeft")).isEqualTo("3 true scope 'inner'");
        assertThat(after(browser, "ArrowLeft")).isEqualTo("3 false scope 'inner'");
        assertThat(after(browser, "ArrowRight")).isEqualTo("3 true scope 'inner'");
        assertThat(after(browser, "End")).isEqualTo("2 null and 4,899 more");
        assertThat(after(browser, "ArrowUp")).startsWith("2 null task 'worker 123");
        assertThat(after(browser, "Home")).isEqualTo("1 true scope 'import'");
        assertThat(after(browser, "r")).isEqualTo("2 null task 'read'");
        browser.press("Enter");
        browser.await("document.querySelector('.node.chosen')?.innerText.includes('read')");
        assertThat(row(browser)).isEqualTo("2 null task 'read'");
        assertThat(after(browser, "Escape")).isEqualTo("2 null task 'read'");
        browser.await("document.querySelector('#graph').hidden");
    }

    @Test
    void tree_isBounded() {
        Picture picture = Examiner.still(program()).latest().picture();
        assertThat(PictureJson.of(picture)).hasSizeLessThan(150_000);
        TreeView.Scopes many = TreeView.of(LongStream.range(0, 5_000)
                .mapToObj(id -> new ScopeNode("s" + id, "s", 0, "", "", 0, null, null, 0, List.of(), 0))
                .toList());
        assertThat(many.shown()).hasSize(1_000);
        assertThat(many.more()).isEqualTo(4_000);
    }
}
