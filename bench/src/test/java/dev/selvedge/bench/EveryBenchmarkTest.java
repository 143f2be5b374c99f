package dev.selvedge.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Family;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Rows;
import dev.selvedge.bench.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every system does every row it takes part in, and computes what is right: no element is lost or doubled. */
class EveryBenchmarkTest {
    private static final Settings ONCE = new Settings(1, 0, 1, Duration.ofNanos(1), Duration.ofMinutes(1));

    @TestFactory
    Stream<DynamicTest> systemsOfTheJvm_computeWhatIsRight() {
        return Rows.all().stream()
                .flatMap(row -> Contender.of(row).stream()
                        .filter(Contender::isOnJvm)
                        .map(contender -> DynamicTest.dynamicTest(
                                row.name() + ": " + contender.system(), () -> runTwice(row.shortened(), contender))));
    }

    @Test
    void programsInGo_computeWhatIsRight(@TempDir Path folder) throws Exception {
        assumeTrue(GoTrack.isInstalled(), "there is no 'go' on the PATH");
        GoTrack go = GoTrack.compile(folder);
        for (Row row : Rows.all()) {
            if (Contender.GO.takesPartIn(row)) {
                assertThat(go.measure(row.shortened(), Contender.GO, ONCE))
                        .as(row.name())
                        .singleElement()
                        .matches(figure -> figure > 0);
            }
        }
    }

    @Test
    void rows_haveNamesOfTheirOwn_andPeers() {
        assertThat(Rows.all()).extracting(Row::name).doesNotHaveDuplicates();
        List<Row> others =
                Rows.all().stream().filter(row -> !row.equals(Rows.floor())).toList();
        assertThat(others)
                .allMatch(row -> Contender.of(row).stream()
                        .anyMatch(contender -> contender.family().isPeer()));
        assertThat(Contender.of(Rows.floor())).extracting(Contender::family).containsExactly(Family.FLOOR);
    }

    /** The second run proves that the first left nothing behind that it can't do with. */
    private static void runTwice(Row row, Contender contender) throws Exception {
        Work work = contender.load().work(row);
        for (int run = 0; run < 2; run++) {
            FutureTask<Long> computed = new FutureTask<>(() -> {
                work.prepare();
                return work.run();
            });
            Thread.startVirtualThread(computed);
            assertThat(computed.get(60, TimeUnit.SECONDS)).isEqualTo(row.expected());
        }
    }
}
