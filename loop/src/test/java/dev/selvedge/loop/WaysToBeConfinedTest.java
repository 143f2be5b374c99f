package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** What differs between the ways to be confined: the thread, and what lets the loop go on. */
@NeedsFlags
class WaysToBeConfinedTest {

    // ---- by turns --------------------------------------------------------------------------------------------------

    @Test
    void byTurns_theTaskIsAVirtualThread_mountedOnTheLoopsThread() throws InterruptedException {
        try (EventLoop loop = EventLoop.start("carrier")) {
            String thread = Scope.call(scope -> scope.fork(loop.byTurns(), "task", () -> {
                        Thread.sleep(1);
                        return Thread.currentThread().toString();
                    })
                    .join());
            assertThat(thread).startsWith("VirtualThread[").contains(",task]").endsWith("@carrier");
        }
    }

    @Test
    void byTurns_whateverLetsAVirtualThreadWait_letsTheLoopGoOn() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        ReentrantLock lock = new ReentrantLock();
        Object monitor = new Object();
        try (EventLoop loop = EventLoop.start("loop")) {
            Scope.run(scope -> {
                scope.fork(loop.byTurns(), "waits", () -> {
                    lock.lock();
                    try {
                        synchronized (monitor) {
                            latch.await();
                        }
                    } finally {
                        lock.unlock();
                    }
                });
                scope.fork(loop.byTurns(), "waits for the first", () -> {
                    lock.lock();
                    try {
                        Thread.onSpinWait();
                    } finally {
                        lock.unlock();
                    }
                });
                scope.fork(loop.byTurns(), "waits for the first too", () -> {
                    synchronized (monitor) {
                        Thread.onSpinWait();
                    }
                });
                scope.fork(loop.byTurns(), "goes on", () -> latch.countDown());
            });
        }
    }

    /** What a library starts inside of a task is not confined, though the JDK hands the scheduler on. */
    @Test
    void byTurns_threadsThatTheTaskStarts_areNotConfined() throws InterruptedException {
        try (EventLoop loop = EventLoop.start("carrier")) {
            String thread = Scope.call(scope -> scope.fork(loop.byTurns(), "task", () -> {
                        Channel<String> seen = Channel.buffered(1);
                        Thread started = Thread.startVirtualThread(() -> {
                            LockSupport.parkNanos(1_000);
                            seen.trySend(Thread.currentThread().toString());
                        });
                        started.join();
                        return seen.receive();
                    })
                    .join());
            assertThat(thread).contains("@ForkJoinPool-1-worker-");
        }
    }

    @Test
    void byTurns_onALoopThatAVirtualThreadRuns() throws InterruptedException {
        EventLoop loop = EventLoop.named("run by a virtual thread").unstarted();
        Scope.run(outer -> {
            outer.fork("runs the loop", loop::run);
            int got = Scope.call(scope -> scope.fork(loop.byTurns(), "task", () -> {
                        Thread.sleep(1);
                        return 7;
                    })
                    .join());
            assertThat(got).isEqualTo(7);
            loop.stop();
        });
    }

    // ---- by identity -----------------------------------------------------------------------------------------------

    @Test
    void byIdentity_theTaskRunsAsTheLoopsThread_alsoAfterAWait() throws InterruptedException {
        try (EventLoop loop = EventLoop.start("itself")) {
            List<Thread> threads = Scope.call(scope -> scope.fork(loop.byIdentity(), "task", () -> {
                        Thread before = Thread.currentThread();
                        Select.select(Clause.after(Duration.ofMillis(1)));
                        return List.of(before, Thread.currentThread());
                    })
                    .join());
            assertThat(threads).extracting(Thread::getName).containsExactly("itself", "itself");
            assertThat(threads).noneMatch(Thread::isVirtual);
        }
    }

    @Test
    void byIdentity_aGeneratorsBody_mayWaitToo() throws InterruptedException {
        Channel<Integer> channel = Channel.rendezvous();
        Generator<Integer> doubled = Generator.of(out -> {
            for (int element : channel) {
                out.yield(2 * element);
            }
        });
        try (EventLoop loop = EventLoop.start("loop")) {
            int sum = Scope.call(scope -> {
                Task<Integer> reads = scope.fork(loop.byIdentity(), "reads", () -> {
                    int found = 0;
                    for (int value : doubled) {
                        found += value;
                    }
                    return found;
                });
                scope.fork(loop.byIdentity(), "sends", () -> {
                    for (int n = 1; n <= 100; n++) {
                        channel.send(n);
                    }
                    channel.close();
                });
                return reads.join();
            });
            assertThat(sum).isEqualTo(10_100);
        }
    }

    private static final Channel<Integer> FOR_THE_INITIALIZER = Channel.rendezvous();

    private static final class WaitsWhenInitialized {
        static final int RECEIVED = received();

        private static int received() {
            try {
                return FOR_THE_INITIALIZER.receive();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void byIdentity_whereTheStackCantBeSuspended_theLoopWaitsWithTheTask() throws InterruptedException {
        try (EventLoop loop = EventLoop.start("loop")) {
            int got = Scope.call(scope -> {
                Task<Integer> task = scope.fork(loop.byIdentity(), "initializes", () -> WaitsWhenInitialized.RECEIVED);
                FOR_THE_INITIALIZER.send(7);
                return task.join();
            });
            assertThat(got).isEqualTo(7);
        }
    }

    @Test
    void byIdentity_onALoopThatAVirtualThreadRuns() throws InterruptedException {
        EventLoop loop = EventLoop.named("run by a virtual thread").unstarted();
        Scope.run(outer -> {
            Task<Thread> runs = outer.fork("runs the loop", () -> {
                loop.run();
                return Thread.currentThread();
            });
            Thread seen = Scope.call(scope -> scope.fork(loop.byIdentity(), "task", () -> {
                        Select.select(Clause.after(Duration.ofMillis(1)));
                        return Thread.currentThread();
                    })
                    .join());
            loop.stop();
            assertThat(runs.join()).isSameAs(seen);
        });
    }

    @Test
    void byIdentity_onAHostThatChangesThreads_isCancelled_andSaysWhy() throws InterruptedException {
        EventLoop loop =
                EventLoop.named("restless").on(turn -> Thread.ofPlatform().start(turn));
        Outcome<Integer> outcome = Scope.supervised()
                .call(scope -> scope.fork(loop.byIdentity(), "task", () -> {
                            loop.passTurn();
                            return Channel.<Integer>rendezvous().receive();
                        })
                        .outcome());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Cancelled.class,
                        cancelled -> assertThat(cancelled.cancellation().reason())
                                .startsWith("event loop 'restless' ran on 'Thread-")
                                .contains("a task confined by identity needs one thread"));
    }

    // ---- by baton --------------------------------------------------------------------------------------------------

    @Test
    void byBaton_theTaskIsAVirtualThread_besideTheLoops() throws InterruptedException {
        try (EventLoop loop = EventLoop.start("loop")) {
            Thread thread = Scope.call(scope -> scope.fork(loop.byBaton(), "task", () -> Thread.currentThread())
                    .join());
            assertThat(thread.isVirtual()).isTrue();
            assertThat(thread.getName()).isEqualTo("task");
        }
    }

    // ---- together --------------------------------------------------------------------------------------------------

    @Test
    void allWays_shareTheLoop_withMessages_andWithAHostOfManyThreads() throws InterruptedException {
        int[] counter = {0};
        Runnable increment = () -> {
            int seen = counter[0];
            Thread.onSpinWait();
            counter[0] = seen + 1;
        };
        AtomicInteger handled = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(4);
                EventLoop loop = EventLoop.named("shared").on(pool)) {
            Scope.run(scope -> {
                for (int round = 0; round < 1_000; round++) {
                    for (var way : List.of(loop.byTurns(), loop.byBaton())) {
                        scope.fork(way, "counts", () -> {
                            increment.run();
                            Select.select(Clause.after(Duration.ofNanos(1)));
                            increment.run();
                        });
                    }
                    loop.execute(() -> {
                        increment.run();
                        handled.incrementAndGet();
                    });
                }
            });
            Await.until("messages are handled", () -> handled.get() == 1_000);
        }
        assertThat(counter[0]).isEqualTo(5_000);
    }
}
