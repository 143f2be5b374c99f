package dev.selvedge.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.database.DatabaseMain;
import dev.selvedge.lab.explain.Explained;
import dev.selvedge.lab.model.TestChild;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.result.SortResult;
import dev.selvedge.lab.result.Span;
import dev.selvedge.lab.result.SweepResults;
import dev.selvedge.lab.workload.Catalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(180)
class RunnerTest {

    private static final Model GOOD = model("good");
    private static final Model DYING = model("dying", "--halt-after", "20");

    private static Model model(String name, String... arguments) {
        return new Model(name, "for tests", StandInServer.class, arguments);
    }

    /** For the runs that do nothing to their database: to start one takes ten seconds. */
    private static TestChild database;

    @BeforeAll
    static void startDatabase() throws IOException {
        database = TestChild.start(DatabaseMain.class);
    }

    @AfterAll
    static void endDatabase() throws Exception {
        database.close();
    }

    private static Settings settings(int seconds, Model... models) {
        return settings(null, seconds, models);
    }

    private static Settings withDatabase(int seconds, Model... models) {
        int port = database.ready().port();
        return settings("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres", seconds, models);
    }

    private static Settings settings(@Nullable String postgres, int seconds, Model... models) {
        return new Settings(
                Catalog.workload("order"), List.of(models), 4, 50, 1, seconds, 0, Path.of("unused"), postgres, 1, null);
    }

    @AfterEach
    void noChildIsLeft() {
        assertThat(ProcessHandle.current().descendants())
                .allSatisfy(child ->
                        assertThat(child.pid()).isEqualTo(database.process().pid()));
    }

    @Test
    void run_modelThatConfirmsWithoutWriting_isFoundOut() throws Exception {
        Results results =
                new Runner(withDatabase(2, GOOD), new Progress(new PrintWriter(new StringWriter()), false)).run();
        assertThat(results.complete()).isTrue();
        ModelResult model = results.models().getFirst();
        assertThat(model.answers()).isPositive();
        assertThat(model.series()).extracting(second -> second.second()).contains(0, 1, 2);
        assertThat(model.gauges()).containsKeys("cpu_server", "cpu_generator", "threads", "requests");
        Check check = model.check();
        assertThat(check).isNotNull();
        assertThat(check.confirmed()).isGreaterThanOrEqualTo(orders(model).answers());
        assertThat(check.holds()).isFalse();
    }

    @Test
    @EnabledIfSystemProperty(named = "selvedge.lab.long", matches = "true", disabledReason = "takes 10 s")
    void sweep_serverThatConfirmsWithoutWriting_isFoundOut() throws Exception {
        SweepResults results =
                new Sweep(withDatabase(1, GOOD), 1_000, new Progress(new PrintWriter(new StringWriter()), false)).run();

        assertThat(results.complete()).isFalse();
        assertThat(results.incompleteBecause())
                .startsWith(
                        "good failed: what clients were told does not agree with the database, at as many requests as");
        assertThat(results.models().getFirst().probes()).isEmpty();
    }

    private static Span orders(ModelResult model) {
        return sort(model, "order").all();
    }

    private static SortResult sort(ModelResult model, String name) {
        return model.sorts().stream()
                .filter(sort -> sort.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The pools are small, so that a load that any machine can bear fills them within the two seconds of the fault. */
    @Test
    @EnabledIfSystemProperty(named = "selvedge.lab.long", matches = "true", disabledReason = "takes 40 s")
    void run_paymentServiceThatHangs_stopsWhoWaitsOnFewThreads_andNotSelvedge() throws Exception {
        Workload order = Catalog.workload("order");
        Settings settings = new Settings(
                order,
                List.of(
                        with(order.model("threads"), "--pool", "10"),
                        with(order.model("selvedge"), "--limit", "30", "--queue", "0")),
                400,
                120,
                1,
                6,
                0,
                Path.of("unused"),
                null,
                1,
                order.fault("payment-hangs"));

        Results results = Explained.results(
                new Runner(settings, new Progress(new PrintWriter(new StringWriter()), false)).run(), order.story());

        assertThat(results.complete()).as(results.incompleteBecause()).isTrue();
        ModelResult threads = results.models().getFirst();
        ModelResult selvedge = results.models().getLast();
        for (String name : List.of("search", "cart")) {
            Span during = Objects.requireNonNull(sort(selvedge, name).during());
            assertThat(during.errors() + during.timeouts()) // none, unless the machine stood still meanwhile
                    .as("%s, of %s", name, selvedge.errorKinds())
                    .isLessThan(during.answers() / 4);
        }
        assertThat(answersInTheFault(threads, "search")).isLessThan(answersInTheFault(selvedge, "search") / 2);
        assertThat(selvedge.max("payments_pending")).isLessThanOrEqualTo(30);
        assertThat(selvedge.max("running")).isLessThanOrEqualTo(30 + 1_024);
        assertThat(selvedge.errorKinds()).containsKey("status 503");
        assertThat(results.models()).allSatisfy(model -> {
            Check check = model.check();
            assertThat(check).isNotNull();
            assertThat(check.holds()).isTrue();
        });
        assertThat(results.summary().getFirst())
                .startsWith("While payment-hangs lasted, selvedge went on with ")
                .endsWith("threads broke.");
    }

    private static double answersInTheFault(ModelResult model, String name) {
        return Objects.requireNonNull(sort(model, name).during()).answersPerS();
    }

    private static Model with(Model model, String... arguments) {
        return new Model(model.name(), model.summary(), model.program(), List.of(arguments));
    }

    @Test
    void run_serverThatDies_isReported_andTheNextModelIsMeasured() throws Exception {
        StringWriter out = new StringWriter();
        Results results = new Runner(withDatabase(1, DYING, GOOD), new Progress(new PrintWriter(out), false)).run();
        assertThat(results.complete()).isFalse();
        assertThat(results.incompleteBecause())
                .startsWith("dying failed: the process 'dying' (pid ")
                .endsWith("ended with exit code 3: out of luck");
        assertThat(results.models()).extracting(ModelResult::name).contains("good");
        assertThat(out.toString()).contains("dying failed:");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void run_databaseThatIsKilled_endsTheRun_andLeavesNothing() throws Exception {
        List<Path> others = databases();
        List<Path> own = new ArrayList<>();
        StringWriter out = watching("measuring: ", () -> {
            own.addAll(databases());
            own.removeAll(others);
            killKeeper();
        });
        Results results = new Runner(settings(600, GOOD, GOOD), new Progress(new PrintWriter(out), false)).run();
        assertThat(results.complete()).isFalse();
        assertThat(results.incompleteBecause())
                .contains("the process 'database'")
                .contains("was killed by signal 9");
        assertThat(results.models()).hasSize(1);
        assertThat(own).isNotEmpty();
        assertThat(databases()).doesNotContainAnyElementsOf(own);
    }

    private static void killKeeper() {
        ProcessHandle.current()
                .descendants()
                .filter(child -> child.pid() != database.process().pid())
                .filter(child -> commandLine(child).contains(DatabaseMain.class.getName()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** Reads what the JDK does not tell of a process with a long class path. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    /** Returns the folders of all databases that run on this machine and were started by a lab. */
    private static List<Path> databases() {
        return ProcessHandle.allProcesses()
                .map(RunnerTest::arguments)
                .filter(arguments -> arguments.contains("-D"))
                .map(arguments -> Path.of(arguments.get(arguments.indexOf("-D") + 1)))
                .filter(data -> data.toString().contains("selvedge-lab-"))
                .toList();
    }

    private static List<String> arguments(ProcessHandle process) {
        return process.info().arguments().map(List::of).orElse(List.of());
    }

    /** Returns a writer that does something once, as soon as a text is written to it. */
    private static StringWriter watching(String expected, Runnable action) {
        AtomicReference<Boolean> done = new AtomicReference<>(false);
        return new StringWriter() {
            @Override
            public void write(String text, int from, int length) {
                super.write(text, from, length);
                if (text.contains(expected) && !done.getAndSet(true)) {
                    action.run();
                }
            }
        };
    }

    @Test
    void run_interrupted_keepsWhatWasMeasured() throws Exception {
        Thread runner = Thread.currentThread();
        StringWriter out = watching("measuring: ", runner::interrupt);
        Results results = new Runner(withDatabase(600, GOOD), new Progress(new PrintWriter(out), false)).run();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(results.complete()).isFalse();
        assertThat(results.incompleteBecause()).isEqualTo("it was interrupted");
        assertThat(results.models().getFirst().complete()).isFalse();
        assertThat(results.models().getFirst().answers()).isPositive();
    }
}
