package dev.selvedge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures in pages are those of the last run. */
class FiguresTest {

    @TempDir
    private Path folder;

    private Path json;

    @BeforeEach
    void measured() throws IOException {
        json = Files.writeString(folder.resolve("bench.json"), """
                [ { "row": "1 pair, capacity 0", "system": "selvedge", "ns": 12.345, "ratio_to_best_peer": 0.5,
                    "ratio_to_best_peer_error": 0.125, "best_peer": "jdk Exchanger" },
                  { "row": "1 pair, capacity 0", "system": "jdk SynchronousQueue", "ns": 99 },
                  { "row": "1 pair, capacity 0", "system": "jdk Exchanger", "ns": 24.69 },
                  { "row": "1 pair, capacity 0", "system": "go", "ns": null },
                  { "row": "100 pairs, capacity 0", "system": "selvedge", "ns": 1234 } ]
                """);
    }

    @Test
    void table_hasTheFastestOfEach_andTheRatio() throws IOException {
        assertThat(Figures.of(json).table(false).lines().skip(2))
                .containsExactly("| 1 pair, capacity 0 | 12.3 | – | – | 24.7 | – | 0.50 ± 0.13 (jdk Exchanger) |");
    }

    @Test
    void table_ofAll_hasTheRowsThatShowGrowthToo() throws IOException {
        assertThat(Figures.of(json).table(true)).contains("| 100 pairs, capacity 0 | 1,234 | – | – | – | – | – |");
    }

    @Test
    void putInto_replacesWhatWasThere_andNothingElse() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), """
                before
                <!-- figures: main -->
                | old |
                <!-- /figures -->
                after
                """);
        assertThat(Figures.of(json).putInto(page)).isTrue();
        assertThat(Files.readString(page))
                .startsWith("before\n<!-- figures: main -->\n| row |")
                .endsWith(" |\n<!-- /figures -->\nafter\n")
                .doesNotContain("old");
    }

    @Test
    void putInto_aPageWithoutAPlace_leavesItAsItIs() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "no place\n");
        assertThat(Figures.of(json).putInto(page)).isFalse();
        assertThat(Files.readString(page)).isEqualTo("no place\n");
    }
}
