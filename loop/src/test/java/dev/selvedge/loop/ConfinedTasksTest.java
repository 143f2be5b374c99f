package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Cancellation;
import dev.selvedge.CancelledException;
import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.ContextLocal;
import dev.selvedge.Deadline;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Dispatcher;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import dev.selvedge.sync.Event;
import dev.selvedge.sync.Mutex;
import dev.selvedge.sync.Permit;
import dev.selvedge.sync.Semaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for a confined task, however it is confined and whoever takes the loop's turns. */
@NeedsFlags
@ParameterizedClass
@CsvSource({
    "BY_TURNS, false",
    "BY_TURNS, true",
    "BY_IDENTITY, false",
    "BY_IDENTITY, true",
    "BY_BATON, false",
    "BY_BATON, true"
})
class ConfinedTasksTest {
    private static final ContextLocal<String> USER = ContextLocal.named("user", "nobody");

    @Parameter(0)
    Confinement confinement;

    @Parameter(1)
    boolean hosted;

    private final Queue<Throwable> problems = new ConcurrentLinkedQueue<>();
    private ExecutorService host;
    private EventLoop loop;
    private Dispatcher onLoop;

    @BeforeEach
    void begin() {
        host = Executors.newSingleThreadExecutor();
        EventLoopBuilder tested = EventLoop.named("tested").onProblem(problems::add);
        loop = hosted ? tested.on(host) : tested.start();
        onLoop = confinement.on(loop);
    }

    @AfterEach
    void end() {
        loop.close();
        host.close();
        assertThat(problems).isEmpty();
    }

    // ---- at most one at a time -------------------------------------------------------------------------------------

    @Test
    void tenThousandTasks_shareACounter_withoutALock_andLoseNothing() throws InterruptedException {
        int[] counter = {0};
        Event everybodyIsThere = Event.create();
        Semaphore few = Semaphore.of(3);
        Scope.run(scope -> {
            for (int task = 0; task < 10_000; task++) {
                scope.fork(onLoop, "counts", () -> {
                    increment(counter);
                    everybodyIsThere.await();
                    increment(counter);
                    try (Permit permit = few.acquire()) {
                        increment(counter);
                        Select.select(Clause.after(Duration.ofNanos(1)));
                        increment(counter);
                    }
                });
            }
            everybodyIsThere.set();
        });
        assertThat(counter[0]).isEqualTo(40_000);
    }

    /** Loses counts where anything else runs in between. */
    private static void increment(int[] counter) {
        int seen = counter[0];
        Thread.onSpinWait();
        counter[0] = seen + 1;
    }

    @Test
    void messagesAndTasks_neverRunAtTheSameTime() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Runnable visit = () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            assertThat(loop.isInside()).isTrue();
            inside.decrementAndGet();
        };
        Scope.run(scope -> {
            Channel<Integer> channel = Channel.rendezvous();
            for (int task = 0; task < 100; task++) {
                scope.fork(onLoop, "receives", () -> {
                    visit.run();
                    channel.receive();
                    visit.run();
                });
                scope.fork("posts and sends", () -> {
                    loop.execute(visit);
                    channel.send(1);
                });
            }
        });
        assertThat(most).hasValue(1);
        assertThat(loop.isInside()).isFalse();
    }

    @Test
    void betweenTwoWaits_noMessageIsHandled() throws InterruptedException {
        List<String> order = new ArrayList<>();
        Channel<Integer> wakes = Channel.rendezvous();
        Scope.run(scope -> scope.fork(onLoop, "task", () -> {
            loop.execute(() -> {
                order.add("message");
                wakes.trySend(1);
            });
            order.add("before the wait");
            wakes.receive();
            order.add("after the wait");
        }));
        assertThat(order).containsExactly("before the wait", "message", "after the wait");
    }

    @Test
    void passTurn_letsAllThatIsReadyRunFirst() throws InterruptedException {
        List<String> order = new ArrayList<>();
        Scope.run(scope -> scope.fork(onLoop, "one", () -> {
            scope.fork(onLoop, "two", () -> {
                order.add("two");
                loop.passTurn();
                order.add("two again");
            });
            loop.execute(() -> order.add("message"));
            order.add("one");
            loop.passTurn();
            order.add("one again");
        }));
        assertThat(order).containsExactly("one", "two", "message", "one again", "two again");
    }

    // ---- as everywhere ---------------------------------------------------------------------------------------------

    @Test
    void tasks_joinAndSelect_acrossLoopsAndOtherDispatchers() throws InterruptedException {
        try (EventLoop other = EventLoop.start("other")) {
            String said = Scope.call(scope -> {
                Channel<String> words = Channel.rendezvous();
                Task<Integer> computed = scope.fork(Dispatcher.computing(), "computes", () -> 6 * 7);
                Task<String> here = scope.fork(onLoop, "here", () -> "here " + computed.join());
                Task<String> there = scope.fork(confinement.on(other), "there", () -> {
                    String word =
                            Select.select(words.onReceive(w -> w), Clause.after(Duration.ofMinutes(1), () -> "late"));
                    return here.join() + ", there " + word;
                });
                words.send("and everywhere");
                return Select.select(there.onDone());
            });
            assertThat(said).isEqualTo("here 42, there and everywhere");
        }
    }

    @Test
    void task_opensAScope_andForksOntoItsOwnLoop() throws InterruptedException {
        int sum = Scope.call(outer -> outer.fork(
                        onLoop,
                        "outer",
                        () -> Scope.call(inner -> {
                            Task<Integer> a = inner.fork(onLoop, "a", () -> 1);
                            Task<Integer> b = inner.fork(onLoop, "b", () -> a.join() + 2);
                            return a.join() + b.join();
                        }))
                .join());
        assertThat(sum).isEqualTo(4);
    }

    @Test
    void plainFork_leavesTheLoop() throws InterruptedException {
        boolean inside = Scope.call(scope -> scope.fork(onLoop, "here", () -> {
                    Task<Boolean> elsewhere = scope.fork(() -> loop.isInside());
                    Thread bare = Thread.startVirtualThread(() -> {});
                    boolean found = elsewhere.join();
                    bare.join();
                    return found;
                })
                .join());
        assertThat(inside).isFalse();
    }

    @Test
    void context_isEachTasksOwn_howeverTheyTakeTurns() throws InterruptedException {
        Channel<Integer> baton = Channel.rendezvous();
        Scope.run(scope -> {
            USER.where("ann")
                    .call(() -> scope.fork(onLoop, "ann", () -> {
                        for (int round = 0; round < 10; round++) {
                            baton.send(round);
                            assertThat(USER.get()).isEqualTo("ann");
                        }
                    }));
            USER.where("bob")
                    .call(() -> scope.fork(onLoop, "bob", () -> {
                        for (int round = 0; round < 10; round++) {
                            baton.receive();
                            assertThat(USER.get()).isEqualTo("bob");
                            assertThat(USER.where("eve").call(() -> {
                                        Select.select(Clause.after(Duration.ofNanos(1)));
                                        return USER.get();
                                    }))
                                    .isEqualTo("eve");
                        }
                    }));
        });
        loop.execute(() -> assertThat(USER.get()).isEqualTo("nobody"));
    }

    @Test
    void deadline_reachesAConfinedTask() {
        assertThatThrownBy(() -> Scope.named("short")
                        .within(Duration.ofMillis(20))
                        .run(scope -> scope.fork(onLoop, "waits", () -> {
                            assertThat(Deadline.current()).isNotNull();
                            Channel.rendezvous().receive();
                        })))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("short");
    }

    @Test
    void task_thatFails_failsItsScope_andTheLoopGoesOn() throws InterruptedException {
        Channel<Integer> never = Channel.rendezvous();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    scope.fork(onLoop, "waits", () -> never.receive());
                    scope.fork(onLoop, "fails", () -> {
                        Select.select(Clause.after(Duration.ofNanos(1)));
                        throw new IllegalArgumentException("no");
                    });
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("fails")
                .hasRootCauseMessage("no");
        int next = Scope.call(scope -> scope.fork(onLoop, "next", () -> 1).join());
        assertThat(next).isOne();
    }

    @Test
    void mutex_isHeldByTheTask_andNotByItsThread() throws InterruptedException {
        Mutex mutex = Mutex.create();
        List<String> order = new ArrayList<>();
        Scope.run(scope -> {
            for (String name : List.of("first", "second")) {
                scope.fork(onLoop, name, () -> {
                    try (Permit lock = mutex.lock()) {
                        order.add(name);
                        Select.select(Clause.after(Duration.ofMillis(1)));
                        order.add(name);
                    }
                });
            }
        });
        assertThat(order).containsExactly("first", "first", "second", "second");
    }

    // ---- cancellation ----------------------------------------------------------------------------------------------

    @Test
    void cancellation_endsAWait_andTouchesNobodyElse() throws InterruptedException {
        Channel<Integer> never = Channel.rendezvous();
        Scope.run(scope -> {
            Task<Integer> cancelled = scope.fork(onLoop, "cancelled", () -> never.receive());
            Task<Integer> other = scope.fork(onLoop, "other", () -> {
                return Select.select(Clause.after(Duration.ofMillis(20), () -> 7));
            });
            Await.until("it waits", () -> never.statistics().receiversWaiting() == 1);
            cancelled.cancel("enough");
            assertThat(cancelled.outcome()).isInstanceOf(Outcome.Cancelled.class);
            assertThat(other.join()).isEqualTo(7);
        });
    }

    /** Wherever it hits: before the first turn, while it runs, waits, is about to go on, or has ended. */
    @Test
    void cancellation_atAnyMoment_endsThatTask_andLosesNothing() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(42);
        AtomicInteger strayInterrupts = new AtomicInteger();
        Channel<Integer> channel = Channel.buffered(2);
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger received = new AtomicInteger();
        Scope.run(scope -> {
            for (int round = 0; round < 1_000; round++) {
                Task<Integer> receives = scope.fork(onLoop, "receives", () -> {
                    noteStray(strayInterrupts);
                    int got = channel.receive();
                    return received.addAndGet(got);
                });
                Task<Integer> sends = scope.fork(onLoop, "sends", () -> {
                    noteStray(strayInterrupts);
                    channel.send(1);
                    return sent.incrementAndGet();
                });
                spin(random.nextInt(20_000));
                (random.nextBoolean() ? receives : sends).cancel("chance");
                if (random.nextInt(4) == 0) {
                    scope.fork(onLoop, "looks", () -> noteStray(strayInterrupts));
                }
                sends.cancel("the next round");
                receives.cancel("the next round");
                assertThat(sends.outcome()).isNotInstanceOf(Outcome.Failure.class);
                assertThat(receives.outcome()).isNotInstanceOf(Outcome.Failure.class);
            }
        });
        assertThat(strayInterrupts).hasValue(0);
        assertThat(received.addAndGet(channel.drain().size())).isEqualTo(sent.get());
    }

    /** A task that is cancelled is interrupted rightly; it has not been if its first wait would not throw. */
    private static void noteStray(AtomicInteger strays) {
        if (Thread.currentThread().isInterrupted() && !Cancellation.isCancelled()) {
            strays.incrementAndGet();
        }
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }

    @Test
    void flagThatATaskLeavesBehind_isGoneForTheNext() throws InterruptedException {
        Scope.run(scope -> {
            scope.fork(onLoop, "restores the flag, as one does", () -> {
                try {
                    Thread.currentThread().interrupt();
                    Channel.rendezvous().receive();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Task<Boolean> next =
                    scope.fork(onLoop, "next", () -> Thread.currentThread().isInterrupted());
            assertThat(next.join()).isFalse();
        });
    }

    // ---- stopping --------------------------------------------------------------------------------------------------

    @Test
    void stop_cancelsTheTasks_handlesTheMessages_andThenEnds() throws InterruptedException {
        Channel<Integer> never = Channel.rendezvous();
        AtomicInteger handled = new AtomicInteger();
        Scope.supervised().run(scope -> {
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int task = 0; task < 10; task++) {
                tasks.add(scope.fork(onLoop, "waits", () -> {
                    try {
                        return never.receive();
                    } catch (CancelledException e) {
                        loopIsStopped(e);
                        throw e;
                    }
                }));
            }
            loop.execute(handled::incrementAndGet);
            loop.stop();
            for (Task<Integer> task : tasks) {
                assertThat(task.outcome()).isInstanceOf(Outcome.Cancelled.class);
            }
        });
        loop.close();
        assertThat(handled).hasValue(1);
    }

    private static void loopIsStopped(CancelledException e) {
        assertThat(e).hasMessageContaining("event loop 'tested' is stopped");
    }

    @Test
    void forkOntoAStoppedLoop_fails_andSaysWhy() {
        loop.stop();
        assertThatThrownBy(() -> Scope.run(scope -> scope.fork(onLoop, "late", () -> 1)))
                .isInstanceOf(TaskFailedException.class)
                .rootCause()
                .hasMessageStartingWith("event loop 'tested' is stopped");
    }
}
