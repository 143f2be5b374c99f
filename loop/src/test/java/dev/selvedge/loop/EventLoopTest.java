package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancelledException;
import dev.selvedge.Channel;
import dev.selvedge.ContextLocal;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The life of a loop, its messages and its timers. */
@NeedsFlags
class EventLoopTest {
    private static final ContextLocal<String> USER = ContextLocal.named("user", "nobody");

    // ---- messages --------------------------------------------------------------------------------------------------

    @Test
    void messages_areHandledInOrder_onTheLoopsThread() {
        List<String> seen = new ArrayList<>();
        try (EventLoop loop = EventLoop.start("ordered")) {
            for (int n = 0; n < 100; n++) {
                int number = n;
                loop.execute(() -> seen.add(number + Thread.currentThread().getName()));
            }
        }
        assertThat(seen).hasSize(100).startsWith("0ordered", "1ordered").endsWith("99ordered");
    }

    @Test
    void message_thatThrows_isTold_andTheLoopGoesOn() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (EventLoop loop = EventLoop.named("hardy")
                .onProblem(problem -> told.add(problem.getMessage()))
                .start()) {
            loop.execute(() -> {
                throw new IllegalStateException("first");
            });
            loop.execute(() -> {
                throw new StackOverflowError("second");
            });
            loop.execute(() -> told.add("third"));
        }
        assertThat(told).containsExactly("first", "second", "third");
    }

    @Test
    void message_thatThrows_isToldToItsThread_whereNobodyElseWantsToKnow() throws InterruptedException {
        AtomicReference<Throwable> told = new AtomicReference<>();
        EventLoop loop = EventLoop.named("run").unstarted();
        loop.execute(() -> {
            throw new IllegalStateException("no");
        });
        loop.stop();
        Thread runs = Thread.ofPlatform()
                .uncaughtExceptionHandler((thread, problem) -> told.set(problem))
                .start(() -> runQuietly(loop));
        runs.join();
        assertThat(told.get()).hasMessage("no");
    }

    @Test
    void lastMessage_thatThrows_isTold_beforeTheLoopHasEnded() {
        AtomicReference<EventLoop> made = new AtomicReference<>();
        Queue<Boolean> endedWhenTold = new ConcurrentLinkedQueue<>();
        EventLoop loop = EventLoop.named("loop")
                .onProblem(
                        problem -> endedWhenTold.add(made.get().turns().ended().isSet()))
                .unstarted();
        made.set(loop);
        loop.execute(() -> {
            loop.stop();
            throw new IllegalStateException("the last one");
        });
        runQuietly(loop);
        assertThat(endedWhenTold).containsExactly(false);
    }

    private static void runQuietly(EventLoop loop) {
        try {
            loop.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void passTurn_ofAMessage_orOfAStranger_isRefused() {
        Queue<Throwable> told = new ConcurrentLinkedQueue<>();
        try (EventLoop loop = EventLoop.named("loop").onProblem(told::add).start()) {
            loop.execute(() -> {
                try {
                    loop.passTurn();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            assertThatIllegalStateException().isThrownBy(loop::passTurn).withMessageEndingWith("Fork a task");
        }
        assertThat(told).singleElement().isInstanceOf(IllegalStateException.class);
    }

    // ---- stopping --------------------------------------------------------------------------------------------------

    @Test
    void stop_handlesWhatWasAccepted_andRefusesTheRest() {
        AtomicInteger handled = new AtomicInteger();
        EventLoop loop = EventLoop.start("stopped");
        loop.execute(() -> {
            handled.incrementAndGet();
            loop.stop();
            assertThatThrownBy(() -> loop.execute(handled::incrementAndGet))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageStartingWith("event loop 'stopped' is stopped");
            handled.incrementAndGet();
        });
        Await.until("it is stopped", () -> handled.get() > 0);
        loop.close();
        assertThat(handled).hasValue(2);
        loop.stop();
        loop.close();
    }

    /** Many stop and post at once: what was accepted is handled, be it one more or one less. */
    @Test
    void stop_atAnyMoment_losesNothingThatWasAccepted() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            AtomicInteger accepted = new AtomicInteger();
            AtomicInteger handled = new AtomicInteger();
            EventLoop loop = EventLoop.start("stopped");
            Scope.run(scope -> {
                for (int poster = 0; poster < 3; poster++) {
                    scope.fork(() -> {
                        try {
                            while (true) {
                                loop.execute(handled::incrementAndGet);
                                accepted.incrementAndGet();
                            }
                        } catch (RejectedExecutionException stopped) {
                            return accepted.get();
                        }
                    });
                }
                Await.until("some are accepted", () -> accepted.get() > 10);
                loop.stop();
            });
            loop.close();
            assertThat(handled).hasValue(accepted.get());
        }
    }

    @Test
    void close_fromInside_isRefused() {
        Queue<Throwable> told = new ConcurrentLinkedQueue<>();
        try (EventLoop loop = EventLoop.named("loop").onProblem(told::add).start()) {
            loop.execute(loop::close);
        }
        assertThat(told)
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessage(
                                        "event loop 'loop' can't be closed from inside, as that would wait for itself: stop it"));
    }

    @Test
    void close_ofAnInterruptedThread_waitsAllTheSame_andKeepsTheFlag() {
        AtomicInteger handled = new AtomicInteger();
        EventLoop loop = EventLoop.start("loop");
        for (int n = 0; n < 1_000; n++) {
            loop.execute(handled::incrementAndGet);
        }
        Thread.currentThread().interrupt();
        loop.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(handled).hasValue(1_000);
    }

    @Test
    void close_ofALoopThatNobodyRan_returns() {
        EventLoop loop = EventLoop.named("never run").unstarted();
        loop.close();
        assertThat(loop).hasToString("event loop 'never run'");
    }

    @Test
    void hostThatIsShutDown_endsTheTasks_onAThreadOfOurs() throws InterruptedException {
        ExecutorService host = Executors.newSingleThreadExecutor();
        EventLoop loop = EventLoop.named("orphan").on(host);
        Channel<Integer> never = Channel.rendezvous();
        Scope.supervised().run(scope -> {
            List<Task<Integer>> tasks = List.of(
                    scope.fork(loop.byTurns(), "by turns", () -> never.receive()),
                    scope.fork(loop.byIdentity(), "by identity", () -> never.receive()),
                    scope.fork(loop.byBaton(), "by baton", () -> never.receive()));
            Await.until("all wait", () -> never.statistics().receiversWaiting() == 3);
            host.shutdown();
            loop.execute(() -> {});
            for (Task<Integer> task : tasks) {
                assertThat(task.outcome()).isInstanceOf(Outcome.Cancelled.class);
            }
        });
        loop.close();
        host.close();
    }

    @Test
    void hostThatRunsOnTheCallingThread_isRefused_andTheReasonIsTold() throws InterruptedException {
        EventLoop loop = EventLoop.named("direct").on(Runnable::run);
        Scope.supervised().run(scope -> {
            Task<Integer> task = scope.fork(
                    loop.byIdentity(),
                    "task",
                    () -> Channel.<Integer>rendezvous().receive());
            assertThat(task.outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Cancelled.class,
                            cancelled -> assertThat(cancelled.cancellation().reason())
                                    .contains("its host refuses to run its turns")
                                    .contains("the host runs what it is given on the calling thread"));
        });
        loop.close();
    }

    @Test
    void close_onTheHostsOnlyThread_isRefused_whileSomethingIsOwed() throws Exception {
        try (ExecutorService host = Executors.newSingleThreadExecutor()) {
            EventLoop loop = EventLoop.named("guest").on(host);
            loop.execute(() -> {});
            host.submit(() -> {
                        loop.execute(() -> {});
                        assertThatIllegalStateException()
                                .isThrownBy(loop::close)
                                .withMessageContaining("Call stop() here, or close it on another thread");
                    })
                    .get();
            loop.close();
            host.submit(loop::close).get(); // it owes nothing any more
        }
    }

    // ---- on the calling thread -------------------------------------------------------------------------------------

    @Test
    void run_takesTurnsOnTheCallingThread_insideOfWhatIsAroundIt() throws InterruptedException {
        EventLoop loop = EventLoop.named("here").unstarted();
        List<Object> seen = new ArrayList<>();
        loop.execute(() -> {
            seen.add(Thread.currentThread());
            seen.add(USER.get());
            loop.stop();
        });
        USER.where("ann").call(() -> {
            loop.run();
            return seen;
        });
        assertThat(seen).containsExactly(Thread.currentThread(), "ann");
        assertThatIllegalStateException().isThrownBy(loop::run).withMessageContaining("was run before");
    }

    @Test
    void run_ofALoopWithAHost_isRefused() {
        EventLoop loop = EventLoop.named("guest").on(Thread::startVirtualThread);
        assertThatIllegalStateException().isThrownBy(loop::run).withMessageContaining("lives inside of a host");
    }

    @Test
    void run_isInterrupted_stopsAndThrows() {
        EventLoop loop = EventLoop.named("here").unstarted();
        Thread caller = Thread.currentThread();
        loop.execute(() -> Thread.startVirtualThread(caller::interrupt));
        assertThatThrownBy(loop::run)
                .isExactlyInstanceOf(InterruptedException.class)
                .hasMessage("event loop 'here' was interrupted, and is stopped");
        assertThat(Thread.interrupted()).isFalse();
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void run_inATaskThatIsCancelled_stopsAndThrows_whenItsTasksHaveEnded() throws InterruptedException {
        EventLoop loop = EventLoop.named("here").unstarted();
        Channel<Integer> never = Channel.rendezvous();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Scope.supervised().run(scope -> {
            Task<Integer> confined = scope.fork(loop.byIdentity(), "confined", () -> never.receive());
            Task<?> runs = scope.fork("runs", () -> {
                try {
                    loop.run();
                } catch (Throwable problem) {
                    thrown.set(problem);
                    throw problem;
                }
            });
            Await.until("it waits", () -> never.statistics().receiversWaiting() == 1);
            runs.cancel("enough");
            assertThat(runs.outcome()).isInstanceOf(Outcome.Cancelled.class);
            assertThat(confined.tryOutcome()).isInstanceOf(Outcome.Cancelled.class);
        });
        assertThat(thrown.get()).isInstanceOf(CancelledException.class).hasMessageContaining("enough");
    }

    // ---- timers ----------------------------------------------------------------------------------------------------

    @Test
    void after_handlesOnce_onTheLoop() throws InterruptedException {
        Channel<Boolean> inside = Channel.buffered(1);
        try (EventLoop loop = EventLoop.start("loop")) {
            LoopTimer timer = loop.after(Duration.ofMillis(1), () -> inside.trySend(loop.isInside()));
            assertThat(inside.receive()).isTrue();
            assertThat(timer.isCancelled()).isFalse();
        }
    }

    @Test
    void every_goesOn_whenAMessageThrows_untilItIsCancelled() throws InterruptedException {
        Queue<Throwable> told = new ConcurrentLinkedQueue<>();
        Channel<Integer> ticks = Channel.buffered(10);
        try (EventLoop loop = EventLoop.named("loop").onProblem(told::add).start()) {
            AtomicInteger count = new AtomicInteger();
            AtomicReference<LoopTimer> timer = new AtomicReference<>();
            loop.execute(() -> timer.set(loop.every(Duration.ofMillis(1), () -> {
                int tick = count.incrementAndGet();
                ticks.trySend(tick);
                if (tick == 3) {
                    timer.get().cancel();
                }
                throw new IllegalStateException("tick " + tick);
            })));
            assertThat(List.of(ticks.receive(), ticks.receive(), ticks.receive()))
                    .containsExactly(1, 2, 3);
            Await.until("it has told", () -> told.size() == 3);
        }
        assertThat(ticks.drain()).isEmpty();
    }

    @Test
    void cancelledTimer_isNotHandled_evenWhenItsTimeHasCome() throws InterruptedException {
        AtomicInteger handled = new AtomicInteger();
        try (EventLoop loop = EventLoop.start("loop")) {
            loop.execute(() -> {
                LoopTimer timer = loop.after(Duration.ZERO, handled::incrementAndGet);
                long began = System.nanoTime();
                while (System.nanoTime() - began < 5_000_000) {
                    Thread.onSpinWait(); // it is in the queue by now, most of the time
                }
                timer.cancel();
                assertThat(timer.isCancelled()).isTrue();
            });
            Channel<Integer> after = Channel.buffered(1);
            loop.after(Duration.ofMillis(10), () -> after.trySend(1));
            after.receive();
        }
        assertThat(handled).hasValue(0);
    }

    @Test
    void timer_ofAStoppedLoop_isOver() {
        EventLoop loop = EventLoop.start("loop");
        LoopTimer timer = loop.every(Duration.ofMillis(1), () -> {});
        loop.close();
        Await.until("the timer has noticed", timer::isCancelled);
    }

    @Test
    void period_ofNothing_isRefused() {
        try (EventLoop loop = EventLoop.start("loop")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> loop.every(Duration.ZERO, () -> {}))
                    .withMessageStartingWith("period is PT0S");
        }
    }
}
