package dev.selvedge.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.plan.Catalog;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RunnerTest {

    private static final Model GOOD = model("good");
    private static final Model DYING = model("dying", "--halt-after", "20");

    private static Model model(String name, String... arguments) {
        return new Model(name, "for tests", StandInServer.class.getName(), List.of(arguments));
    }

    private static Settings settings(int seconds, Model... models) {
        return new Settings(Catalog.workload("order"), List.of(models), 4, 50, 1, seconds, 0, Path.of("unused"), null);
    }

    @AfterEach
    void noChildIsLeft() {
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void run_modelThatConfirmsWithoutWriting_isFoundOut() throws Exception {
        Results results = new Runner(settings(2, GOOD), new Progress(new PrintWriter(new StringWriter()), false)).run();
        assertThat(results.complete()).isTrue();
        ModelResult model = results.models().getFirst();
        assertThat(model.answers()).isPositive();
        assertThat(model.series()).extracting(second -> second.second()).contains(0, 1, 2);
        assertThat(model.gauges()).containsKeys("cpu_server", "cpu_generator", "threads", "requests");
        Check check = model.check();
        assertThat(check).isNotNull();
        assertThat(check.confirmed()).isGreaterThanOrEqualTo(model.answers());
        assertThat(check.holds()).isFalse();
    }

    @Test
    void run_serverThatDies_isReported_andTheNextModelIsMeasured() throws Exception {
        StringWriter out = new StringWriter();
        Results results = new Runner(settings(1, DYING, GOOD), new Progress(new PrintWriter(out), false)).run();
        assertThat(results.complete()).isFalse();
        assertThat(results.incompleteBecause())
                .startsWith("dying failed: the process 'dying' (pid ")
                .endsWith("ended with exit code 3: out of luck");
        assertThat(results.models()).extracting(ModelResult::name).contains("good");
        assertThat(out.toString()).contains("dying failed:");
    }

    @Test
    void run_interrupted_keepsWhatWasMeasured() throws Exception {
        Thread runner = Thread.currentThread();
        AtomicReference<Boolean> interrupted = new AtomicReference<>(false);
        StringWriter out = new StringWriter() {
            @Override
            public void write(String text, int from, int length) {
                super.write(text, from, length);
                if (text.contains("measuring: ") && !interrupted.getAndSet(true)) {
                    runner.interrupt();
                }
            }
        };
        Results results = new Runner(settings(600, GOOD), new Progress(new PrintWriter(out), false)).run();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(results.complete()).isFalse();
        assertThat(results.incompleteBecause()).isEqualTo("it was interrupted");
        assertThat(results.models().getFirst().complete()).isFalse();
        assertThat(results.models().getFirst().answers()).isPositive();
    }
}
