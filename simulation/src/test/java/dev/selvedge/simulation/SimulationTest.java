package dev.selvedge.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.sync.Mutex;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class SimulationTest {

    private static void twoLocks() throws InterruptedException {
        Mutex left = Mutex.named("left");
        Mutex right = Mutex.named("right");
        Scope.named("pair").run(scope -> {
            scope.fork("a", () -> takeBoth(left, right));
            scope.fork("b", () -> takeBoth(right, left));
        });
    }

    @SuppressWarnings("LockNotBeforeTry")
    private static void takeBoth(ReentrantLock first, ReentrantLock second) {
        first.lock();
        try {
            Simulation.point();
            second.lock();
            second.unlock();
        } finally {
            first.unlock();
        }
    }

    private static void takeBoth(Mutex first, Mutex second) throws InterruptedException {
        try (var _ = first.lock();
                var _ = second.lock()) {
            Thread.onSpinWait();
        }
    }

    // ---- schedules -------------------------------------------------------------------------------------------------

    @Test
    void run_findsTheDeadlock_andNamesTheCycle() throws InterruptedException {
        Report report = Simulation.of(SimulationTest::twoLocks).run();
        assertThat(report.isPassed()).isFalse();
        assertThat(report.summary()).startsWith("stuck: deadlock of 2").contains("task 'a'", "task 'b'");
        assertThat(report.story())
                .contains("for mutex 'right', held by task 'b'", "for mutex 'left', held by task 'a'")
                .contains("at SimulationTest.java:", "forked at dev.selvedge.simulation.SimulationTest", "Mutex.lock");
    }

    @Test
    void check_throwsWhatTheReportTells() {
        assertThatThrownBy(() -> Simulation.of(SimulationTest::twoLocks).check())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("@SimulatedTest(replay = \"");
    }

    @Test
    void oneSeed_isOneSchedule() throws InterruptedException {
        Set<String> stories = new HashSet<>();
        for (int run = 0; run < 20; run++) {
            stories.add(Simulation.of(SimulationTest::twoLocks).seed(7).run().story());
        }
        assertThat(stories).hasSize(1);
    }

    @Test
    void seeds_giveOtherSchedules() throws InterruptedException {
        Set<List<Integer>> orders = new HashSet<>();
        Simulation.of(() -> {
                    List<Integer> order = new ArrayList<>();
                    Scope.run(scope -> {
                        for (int i = 0; i < 3; i++) {
                            int number = i;
                            scope.fork(() -> {
                                Simulation.point();
                                order.add(number);
                            });
                        }
                    });
                    orders.add(order);
                })
                .schedules(200)
                .check();
        assertThat(orders).hasSize(6);
    }

    @Test
    void exhaustive_looksAtAllOrders_andStops() throws InterruptedException {
        Set<List<Integer>> orders = new HashSet<>();
        Report report = Simulation.of(() -> {
                    List<Integer> order = new ArrayList<>();
                    Scope.run(scope -> {
                        for (int i = 0; i < 3; i++) {
                            int number = i;
                            scope.fork(() -> {
                                order.add(number);
                            });
                        }
                    });
                    orders.add(order);
                })
                .strategy(Strategy.exhaustive(1))
                .schedules(100_000)
                .check();
        assertThat(report.isExhausted()).isTrue();
        assertThat(orders).hasSize(6);
    }

    @Test
    void replay_runsTheSameAgain_andSaysSoIfItCannot() throws InterruptedException {
        Report found = Simulation.of(SimulationTest::twoLocks).run();
        Report again =
                Simulation.of(SimulationTest::twoLocks).replay(found.replay()).run();
        assertThat(again.summary()).isEqualTo(found.summary());
        assertThat(again.story()).doesNotContain("another way");
        Report other = Simulation.of(() -> Scope.run(scope -> scope.fork(() -> 1)))
                .replay(found.replay())
                .run();
        assertThat(other.isPassed()).isFalse();
        assertThat(other.story()).contains("the replay went another way");
    }

    @Test
    void replay_ofNoSchedule_isRefused() {
        assertThatThrownBy(() -> Simulation.of(() -> {}).replay("1-2-x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'1-2-x' is no schedule");
    }

    @Test
    void shrinking_leavesFewDecisions() throws InterruptedException {
        String story = Simulation.of(SimulationTest::twoLocks)
                .strategy(Strategy.random())
                .run()
                .story();
        assertThat(story).containsPattern("the simplest schedule found \\([012] preemptions?,");
    }

    @Test
    void sameSelectChoices_andRandomNumbers_inEachRunOfASeed() throws InterruptedException {
        Set<String> runs = new HashSet<>();
        for (int run = 0; run < 5; run++) {
            StringBuilder seen = new StringBuilder();
            Simulation.of(() -> {
                        Channel<String> a = Channel.unbounded();
                        Channel<String> b = Channel.unbounded();
                        for (int i = 0; i < 8; i++) {
                            a.send("a");
                            b.send("b");
                        }
                        for (int i = 0; i < 8; i++) {
                            seen.append(Select.select(a.onReceive(), b.onReceive()));
                        }
                        seen.append(Simulation.random().nextInt());
                    })
                    .schedules(5)
                    .check();
            runs.add(seen.toString());
        }
        assertThat(runs).hasSize(1);
        assertThat(runs.iterator().next()).contains("ab", "ba");
    }

    // ---- time ------------------------------------------------------------------------------------------------------

    @Test
    void time_jumpsToTheNextAlarm() throws InterruptedException {
        Report report = Simulation.of(() -> {
                    var start = Simulation.now();
                    Scope.run(scope -> {
                        Task<String> slow =
                                scope.fork(() -> Select.select(Clause.after(Duration.ofDays(300), () -> "late")));
                        Simulation.advance(Duration.ofDays(299));
                        assertThat(slow.isDone()).isFalse();
                        Simulation.advance(Duration.ofDays(1));
                        assertThat(slow.isDone()).isTrue();
                    });
                    assertThat(Duration.between(start, Simulation.now())).isEqualTo(Duration.ofDays(300));
                })
                .schedules(50)
                .check();
        assertThat(report.schedules()).isEqualTo(50);
    }

    @Test
    void deadlines_passInSimulatedTime() throws InterruptedException {
        Simulation.of(() -> assertThatThrownBy(() -> Scope.within(Duration.ofHours(1))
                                .run(scope -> Channel.rendezvous().receive()))
                        .hasMessageContaining("was not done within"))
                .schedules(50)
                .check();
    }

    @Test
    void awaitIdle_waitsForAllOthers() throws InterruptedException {
        Simulation.of(() -> Scope.run(scope -> {
                    Channel<Integer> channel = Channel.buffered(3);
                    for (int i = 0; i < 3; i++) {
                        scope.fork(() -> channel.send(1));
                    }
                    Simulation.awaitIdle();
                    assertThat(channel.statistics().held()).isEqualTo(3);
                }))
                .check();
    }

    // ---- failures --------------------------------------------------------------------------------------------------

    @Test
    void exceptions_areFailures() throws InterruptedException {
        Report report = Simulation.of(() -> {
                    throw new IOException("disk full");
                })
                .run();
        assertThat(report.thrown()).isInstanceOf(IOException.class);
        assertThat(report.summary()).isEqualTo("java.io.IOException: disk full");
    }

    @Test
    void exceptionsOfPlainThreads_areFailures() throws InterruptedException {
        Report report = Simulation.of(() -> Thread.startVirtualThread(() -> {
                            throw new IllegalStateException("alone");
                        })
                        .join())
                .run();
        assertThat(report.thrown()).hasMessage("alone");
    }

    @Test
    void lostWakeUp_isNamed() throws InterruptedException {
        Report report = Simulation.of(() -> Scope.named("shop").run(scope -> {
                    Channel<String> orders = Channel.named("orders").rendezvous();
                    scope.fork("cook", () -> orders.receive());
                }))
                .run();
        assertThat(report.story())
                .contains(
                        "task 'cook' of scope 'shop'",
                        "to receive from channel 'orders', and nobody is left to do the other part");
    }

    @Test
    void jdkLocks_haveHolders() throws InterruptedException {
        Report report = Simulation.of(() -> {
                    ReentrantLock left = new ReentrantLock();
                    ReentrantLock right = new ReentrantLock();
                    Thread other = Thread.ofVirtual().name("other").start(() -> {
                        takeBoth(right, left);
                    });
                    takeBoth(left, right);
                    other.join();
                })
                .run();
        assertThat(report.summary()).contains("deadlock of 2", "thread 'main'", "thread 'other'");
        assertThat(report.story()).contains("ReentrantLock 1, held by");
    }

    @Test
    void joinOfTheJdk_isPartOfACycle() throws InterruptedException {
        Report report = Simulation.of(() -> {
                    ReentrantLock lock = new ReentrantLock();
                    lock.lock();
                    Thread.ofVirtual().name("other").start(lock::lock).join();
                })
                .run();
        assertThat(report.summary()).contains("deadlock of 2");
        assertThat(report.story()).contains("for the end of thread 'other'", "ReentrantLock 1, held by thread 'main'");
    }

    @Test
    void threadsLeftBehind_areAFailure() throws InterruptedException {
        Report report = Simulation.of(() -> Thread.ofVirtual().name("orphan").start(LockSupport::park))
                .run();
        assertThat(report.summary()).startsWith("left threads behind");
        assertThat(report.story()).contains("thread 'orphan'");
    }

    @Test
    void endlessPrograms_areAFailure() throws InterruptedException {
        Report report = Simulation.of(() -> {
                    while (true) {
                        Simulation.point();
                    }
                })
                .steps(1_000)
                .run();
        assertThat(report.summary())
                .isEqualTo("did not end within the steps that are allowed: one thread still goes on");
        assertThat(report.story()).contains("thread 'main'\n        goes on\n        at SimulationTest.java:");
    }

    /** It is alone, so its yields are no choices. */
    @Test
    @SuppressWarnings("ThreadPriorityCheck") // the point
    void endlessYields_areAFailure() throws InterruptedException {
        Report report = Simulation.of(() -> {
                    while (true) {
                        Thread.yield();
                    }
                })
                .steps(1_000)
                .run();
        assertThat(report.summary()).startsWith("did not end");
    }

    @Test
    void simulationInsideAnother_isRefused() throws InterruptedException {
        Simulation inner = Simulation.of(() -> {});
        Report report = Simulation.of(inner::run).run();
        assertThat(report.summary()).contains("a simulation can't be run inside another one");
    }

    @Test
    void seedInTheWord_isTheSeedThatWasSet() throws InterruptedException {
        Simulation failing = Simulation.of(() -> {
            throw new IllegalStateException("always");
        });
        String word = failing.seed(-17).run().replay();
        assertThat(word).startsWith("-17-");
        assertThat(failing.replay(word).run().summary()).endsWith("always");
    }

    @Test
    void stalledCarrier_isSaid_withItsStack() {
        assertThatThrownBy(() -> Simulation.of(() -> {
                            long x = 1;
                            while (x != 0) {
                                x = x * 31 | 1;
                            }
                        })
                        .stall(Duration.ofMillis(300))
                        .run())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("one turn has taken more than")
                .hasMessageContaining("SimulationTest");
    }

    // ---- what is not under control ---------------------------------------------------------------------------------

    @Test
    @DisabledIfSystemProperty(named = "simulation.withAgent", matches = "true")
    void sleepOfTheJdk_isNamed_andFailsInStrictMode() throws InterruptedException {
        Simulation sleeping = Simulation.of(() -> Thread.sleep(1)).schedules(2);
        Report report = sleeping.check();
        assertThat(report.uncontrolled().keySet())
                .singleElement()
                .asString()
                .contains("SimulationTest.java:", "Clause.after");
        assertThat(sleeping.strict().run().isPassed()).isFalse();
    }

    @Test
    void contendedMonitors_areNamed_andGoOn() throws InterruptedException {
        Report report = Simulation.of(() -> {
                    Object monitor = new Object();
                    Scope.run(scope -> {
                        for (int i = 0; i < 2; i++) {
                            scope.fork(() -> {
                                synchronized (monitor) {
                                    Simulation.point();
                                }
                            });
                        }
                    });
                })
                .schedules(50)
                .check();
        assertThat(report.uncontrolled().keySet()).singleElement().asString().contains("monitor");
    }

    // ---- over all schedules ----------------------------------------------------------------------------------------

    @Test
    void sometimes_mustBeSoInOne() throws InterruptedException {
        Simulation.Program race = () -> Scope.run(scope -> {
            Task<Integer> task = scope.fork(() -> 1);
            Simulation.sometimes("done before asked", task.isDone());
            Simulation.sometimes("not done when asked", !task.isDone());
            Simulation.sometimes("failed", task.outcome() instanceof dev.selvedge.Outcome.Failure);
        });
        Report report = Simulation.of(race).schedules(100).run();
        assertThat(report.isPassed()).isFalse();
        assertThat(report.story())
                .contains("in none of them happened what must in some: failed")
                .doesNotContain("asked");
    }

    @Test
    void sequencer_givesOneOrder() throws InterruptedException {
        Simulation.of(() -> {
                    List<Integer> order = new ArrayList<>();
                    Sequencer sequence = new Sequencer();
                    Scope.run(scope -> {
                        scope.fork(() -> steps(sequence, order, 2, 4));
                        scope.fork(() -> steps(sequence, order, 1, 3));
                    });
                    assertThat(order).containsExactly(1, 2, 3, 4);
                })
                .check();
    }

    private static void steps(Sequencer sequence, List<Integer> order, int... numbers) throws InterruptedException {
        for (int number : numbers) {
            sequence.step(number);
            order.add(number);
        }
        sequence.done();
    }

    @Test
    void outsideASimulation_saysSo() {
        assertThatThrownBy(Simulation::now)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no simulation runs");
        assertThat(Simulation.isRunning()).isFalse();
    }
}
