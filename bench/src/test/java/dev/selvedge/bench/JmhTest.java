package dev.selvedge.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Rows;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH finds our benchmarks and runs them in a JVM of their own. */
class JmhTest {
    private static final Settings ONCE = new Settings(1, 0, 2, Duration.ofMillis(1), Duration.ofMinutes(1));

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream log = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void benchmarkList_isNotEmpty() {
        Set<BenchmarkListEntry> found = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(log, VerboseMode.SILENT), java.util.List.of());
        assertThat(found)
                .extracting(BenchmarkListEntry::getUsername)
                .containsExactlyInAnyOrder(
                        "dev.selvedge.bench.jmh.RowBenchmark.run", "dev.selvedge.bench.jmh.RowBenchmark.runPrepared");
    }

    @Test
    void track_measuresOurs() throws Exception {
        assertThat(measure(Rows.named("fork 2 and join"), Contender.SELVEDGE))
                .hasSize(2)
                .allMatch(figure -> figure > 0);
    }

    @Test
    void track_ofAPreview_switchesItOn() throws Exception {
        assertThat(measure(Rows.named("fork 2 and join"), Contender.JDK_SCOPE)).hasSize(2);
    }

    @Test
    void track_ofARowThatIsPrepared_preparesIt() throws Exception {
        Row row = Rows.named("cancel a scope of 100,000 blocked tasks");
        assertThat(measure(row, Contender.KOTLIN)).hasSize(2);
    }

    @Test
    void track_ofASystemThatDoesNotTakePart_fails_andTheLogSaysWhy() {
        assertThatThrownBy(() -> measure(Rows.named("mutex, free"), Contender.JOX))
                .isInstanceOf(MeasuringFailedException.class);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("no program for the row 'mutex, free'");
    }

    private java.util.List<Double> measure(Row row, Contender contender) throws Exception {
        return new JvmTrack(log).measure(row, contender, ONCE);
    }
}
