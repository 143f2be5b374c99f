package dev.selvedge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Rows;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table and the file, from figures that are known. */
class ReportTest {
    private static final Row PAIR = Rows.named("1 pair, capacity 0");

    private final Results results = new Results();

    @Test
    void table_comparesWithTheBestPeer_GoAndTheFloor() {
        results.add(Rows.floor(), Contender.FLOOR, List.of(40.0, 40.0, 40.0));
        results.add(PAIR, Contender.SELVEDGE, List.of(50.0, 50.0, 50.0));
        results.add(PAIR, Contender.JOX, List.of(200.0, 200.0, 200.0));
        results.add(PAIR, Contender.EXCHANGER, List.of(100.0, 100.0, 100.0));
        results.add(PAIR, Contender.GO, List.of(25.0, 25.0, 25.0));
        assertThat(lineOf(PAIR))
                .containsSubsequence(
                        "50.0 ±0.00",
                        "200 ±0.00",
                        "100 ±0.00",
                        "25.0 ±0.00",
                        "0.50 better (jdk Exchanger)",
                        "2.00 worse",
                        "1.25");
    }

    @Test
    void table_takesTheFloorOfTheRowItself_whereThereIsOne() {
        results.add(Rows.floor(), Contender.FLOOR, List.of(1.0, 1.0, 1.0));
        Row pairs = Rows.named("100 pairs, capacity 0");
        results.add(pairs, Contender.SELVEDGE, List.of(50.0, 50.0, 50.0));
        results.add(pairs, Contender.FLOOR, List.of(50.0, 50.0, 50.0));
        assertThat(lineOf(pairs)).endsWith("1.00");
    }

    @Test
    void table_marksWhatFailed() {
        results.addFailure(PAIR, Contender.SELVEDGE);
        assertThat(lineOf(PAIR)).contains("failed");
    }

    @Test
    void ratio_withinTheError_isEven() {
        assertThat(Ratio.of(samples(90, 110, 95), samples(95, 115, 100)).verdict())
                .isEqualTo("even");
        assertThat(Ratio.of(samples(50, 50.1, 49.9), samples(100, 100.1, 99.9)).verdict())
                .isEqualTo("better");
        assertThat(Ratio.of(samples(100, 100.1, 99.9), samples(50, 50.1, 49.9)).verdict())
                .isEqualTo("worse");
    }

    @Test
    void ratio_withoutAnError_isEven() {
        assertThat(Ratio.of(samples(1), samples(100)).verdict()).isEqualTo("even");
    }

    @Test
    void json_hasTheFixedKeys_andTheRatios(@TempDir Path folder) throws Exception {
        results.add(PAIR, Contender.SELVEDGE, List.of(50.0, 50.0, 50.0));
        results.add(PAIR, Contender.KOTLIN, List.of(100.0, 100.0, 100.0));
        results.add(PAIR, Contender.GO, List.of(25.0));
        Path file = folder.resolve("bench.json");
        new Json(results).write(file);
        assertThat(Files.readString(file).replaceAll("\\s+", " ")).isEqualTo("""
                [ { "row" : "1 pair, capacity 0", "system" : "selvedge", "ns" : 50.0, "error_ns" : 0.0, \
                "unit" : "element", "samples" : 3, "ratio" : 1.0, "ratio_error" : 0.0, \
                "best_peer" : "kotlin", "ratio_to_best_peer" : 0.5, "ratio_to_best_peer_error" : 0.0 }, \
                { "row" : "1 pair, capacity 0", "system" : "kotlin", "ns" : 100.0, "error_ns" : 0.0, \
                "unit" : "element", "samples" : 3, "ratio" : 0.5, "ratio_error" : 0.0 }, \
                { "row" : "1 pair, capacity 0", "system" : "go", "ns" : 25.0, "error_ns" : null, \
                "unit" : "element", "samples" : 1, "ratio" : 2.0, "ratio_error" : null } ]""");
    }

    private String lineOf(Row row) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new Table(results).print(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(row.name()))
                .findFirst()
                .orElseThrow();
    }

    private static Samples samples(double... figures) {
        Samples samples = new Samples();
        for (double figure : figures) {
            samples.add(List.of(figure));
        }
        return samples;
    }
}
