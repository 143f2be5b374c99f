package dev.selvedge.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.simulation.Report;
import dev.selvedge.simulation.Sequencer;
import dev.selvedge.simulation.SimulatedTest;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.Strategy;
import dev.selvedge.sync.Mutex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The examples of the guide's page on simulation, compiled and run. */
class SimulationGuideTest {

    interface Pictures {
        String get(String name, Callable<String> load) throws Exception;
    }

    // tag::cache
    static final class Cache implements Pictures {
        private final Mutex mutex = Mutex.named("pictures");
        private final Map<String, String> loaded = new HashMap<>();

        @Override
        public String get(String name, Callable<String> load) throws Exception {
            try (var permit = mutex.lock()) {
                if (loaded.containsKey(name)) {
                    return loaded.get(name);
                }
            }
            String picture = load.call(); // takes long, so not with the lock held
            try (var permit = mutex.lock()) {
                loaded.put(name, picture);
            }
            return picture;
        }
    }
    // end::cache

    static final class SafeCache implements Pictures {
        private final Mutex mutex = Mutex.named("pictures");
        private final Map<String, String> loaded = new HashMap<>();

        @Override
        public String get(String name, Callable<String> load) throws Exception {
            try (var permit = mutex.lock()) {
                if (!loaded.containsKey(name)) {
                    loaded.put(name, load.call());
                }
                return loaded.get(name);
            }
        }
    }

    private Pictures cache = new SafeCache();

    // tag::test
    @SimulatedTest(schedules = 1_000)
    void get_loadsOnce() throws InterruptedException {
        List<String> loads = new ArrayList<>();
        Scope.run(scope -> {
            scope.fork("left", () -> cache.get("cat", () -> load("cat", loads)));
            scope.fork("right", () -> cache.get("cat", () -> load("cat", loads)));
        });
        assertThat(loads).hasSize(1);
    }
    // end::test

    private static String load(String name, List<String> loads) {
        loads.add(name);
        return name;
    }

    @Test
    void theFlakyCache_isFound_andReplayed() throws InterruptedException {
        Simulation.Program flaky = () -> {
            SimulationGuideTest test = new SimulationGuideTest();
            test.cache = new Cache();
            test.get_loadsOnce();
        };
        Report report = Simulation.of(flaky).run();
        assertThat(report.isPassed()).isFalse();
        assertThat(report.story())
                .contains("SimulationGuideTest.java:", "task 'left'", "task 'right'", "@SimulatedTest(replay");
        assertThat(Simulation.of(flaky).replay(report.replay()).run().summary()).isEqualTo(report.summary());
    }

    // tag::time
    @SimulatedTest
    void timeOut_thatRacesWithTheAnswer() throws InterruptedException {
        Channel<String> answers = Channel.rendezvous();
        Scope.run(scope -> {
            scope.fork("service", () -> {
                Select.select(Clause.after(Duration.ofHours(3)));
                return answers.trySend("42");
            });
            String got = Select.select(answers.onReceive(), Clause.after(Duration.ofHours(3), () -> "too late"));
            Simulation.sometimes("answered", got.equals("42"));
            Simulation.sometimes("timed out", got.equals("too late"));
        });
    }
    // end::time

    // tag::sequence
    @SimulatedTest
    void theSlowOne_seesTheFastOne() throws InterruptedException {
        List<String> log = new ArrayList<>();
        Sequencer sequence = new Sequencer();
        Scope.run(scope -> {
            scope.fork("slow", () -> {
                sequence.step(1);
                log.add("slow begins");
                sequence.step(3);
                log.add("slow ends");
                sequence.done();
            });
            scope.fork("fast", () -> {
                sequence.step(2);
                log.add("fast");
                sequence.done();
            });
        });
        assertThat(log).containsExactly("slow begins", "fast", "slow ends");
    }
    // end::sequence

    @Test
    void exhaustively() throws InterruptedException {
        // tag::plain
        Report report = Simulation.of(() -> Scope.run(scope -> {
                    Task<Integer> one = scope.fork("one", () -> 1);
                    Task<Integer> two = scope.fork("two", () -> 2);
                    Simulation.awaitIdle();
                    assertThat(one.isDone() && two.isDone()).isTrue();
                }))
                .strategy(Strategy.exhaustive(2))
                .schedules(100_000)
                .check();
        System.out.println(report.schedules() + " schedules, and there are no others: " + report.isExhausted());
        // end::plain
        assertThat(report.isExhausted()).isTrue();
    }
}
