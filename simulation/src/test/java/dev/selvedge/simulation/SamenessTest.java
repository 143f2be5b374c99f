package dev.selvedge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.programs.Busy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One seed, one schedule: the same to the byte of the trace, however often, wherever, and whatever else the machine does. */
class SamenessTest {

    private static final int RUNS = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4_711})
    void trace_isTheSame_inHundredRuns(long seed) throws InterruptedException {
        Set<String> traces = new HashSet<>();
        for (int run = 0; run < RUNS; run++) {
            traces.add(Busy.simulation(seed).trace());
        }
        assertThat(traces).hasSize(1);
        assertThat(traces.iterator().next()).contains("Select.select Busy.java:", "passed after");
    }

    @Test
    void trace_isTheSame_onALoadedMachine() throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> load = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofPlatform().daemon().start(() -> {
                    while (!stop.get()) {
                        Thread.onSpinWait();
                    }
                }))
                .toList();
        try {
            trace_isTheSame_inHundredRuns(5);
        } finally {
            stop.set(true);
        }
        for (Thread thread : load) {
            thread.join();
        }
    }

    @Test
    void trace_isTheSame_inOtherJvms() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(inAnotherJvm(seed, "-XX:hashCode=0"))
                    .isEqualTo(Busy.simulation(seed).trace());
        }
        assertThat(inAnotherJvm(1, "-Xint")).isEqualTo(Busy.simulation(1).trace());
    }

    private static String inAnotherJvm(long seed, String option) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UnlockExperimentalVMOptions",
                        option,
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Busy.class.getName(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    @Test
    void seeds_giveManyTraces() throws InterruptedException {
        Set<String> traces = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            traces.add(Busy.simulation(seed).trace());
        }
        assertThat(traces).hasSizeGreaterThan(45);
    }
}
