package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.internal.wait.Strand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What cancellation promises: each test is named after a promise. */
class CancellationPromisesTest {

    // ---- how it reaches code ---------------------------------------------------------------------------------------

    @Test
    void cancellation_isALevel_everyWaitThrowsUntilTheEnd() throws InterruptedException {
        AtomicInteger thrown = new AtomicInteger();
        Channel<Integer> open = Channel.buffered(1);
        Scope.run(scope -> {
            Task<?> task = scope.fork("stubborn", () -> {
                for (int i = 0; i < 5; i++) {
                    try {
                        Await.forever();
                    } catch (CancelledException e) {
                        thrown.incrementAndGet();
                    }
                }
                assertThatThrownBy(() -> open.send(1)).isInstanceOf(CancelledException.class);
                assertThatThrownBy(Cancellation::check).isInstanceOf(CancelledException.class);
                assertThatThrownBy(() -> Select.select(Clause.after(Duration.ZERO, () -> "now")))
                        .isInstanceOf(CancelledException.class);
                assertThat(Cancellation.isCancelled()).isTrue();
            });
            Await.blocked(task);
            task.cancel("stop");
            assertThat(task.outcome()).isInstanceOf(Outcome.Success.class);
        });
        assertThat(thrown).hasValue(5);
        assertThat(open.tryReceive()).as("what threw took no effect").isNull();
    }

    @Test
    void cancellation_interruptsTheThread_soThatCallsOfTheJdkWake() throws InterruptedException {
        Scope.run(scope -> {
            AtomicReference<Throwable> woken = new AtomicReference<>();
            Task<?> task = scope.fork("in the JDK", () -> woken.set(catchThrowable(new CountDownLatch(1)::await)));
            Strand strand = (Strand) task;
            Await.until("it runs", () -> strand.thread() != null);
            Await.waiting(strand.thread());
            task.cancel("stop");
            assertThat(task.outcome()).isInstanceOf(Outcome.Success.class);
            assertThat(woken.get()).isExactlyInstanceOf(InterruptedException.class);
        });
    }

    @Test
    void cancellation_thatClosesASocket_isNoFailureOfTheTask() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Scope.run(scope -> {
                Task<?> accepts = scope.fork("accepts", () -> {
                    try (Socket connection = server.accept()) {
                        return connection.getPort();
                    }
                });
                Strand strand = (Strand) accepts;
                Await.until("it runs", () -> strand.thread() != null);
                Await.waiting(strand.thread());
                accepts.cancel("not needed");
                assertThat(accepts.outcome()).isInstanceOf(Outcome.Cancelled.class);
            });
        }
    }

    @Test
    void cancellation_thatClosesASocket_ofTheBody_showsAsTheFailure() {
        AtomicReference<Thread> body = new AtomicReference<>();
        assertThatThrownBy(() -> Scope.run(outer -> outer.fork("virtual", () -> {
                    body.set(Thread.currentThread());
                    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                        Scope.run(scope -> {
                            scope.fork("fails", () -> {
                                Await.waiting(body.get());
                                throw new IOException("why");
                            });
                            server.accept().close();
                        });
                    }
                })))
                .hasRootCauseMessage("why");
    }

    @Test
    void cancellation_keepsCauseCancellerAndTime() {
        Throwable thrown = catchThrowable(() -> Scope.run(scope -> {
            Task<?> fails = scope.fork("culprit", () -> {
                throw new IOException("why");
            });
            Await.until("it is cancelled", Cancellation::isCancelled);
            CancelledException told = (CancelledException) catchThrowable(Await::forever);
            assertThat(told).hasMessageContaining("task 'culprit'").hasRootCauseMessage("why");
            assertThat(told.cancellation().canceller()).contains("'culprit'");
            assertThat(told.cancellation().reason()).contains("IOException: why");
            assertThat(told.cancellation().at()).isNotNull();
            assertThat(fails.isDone()).isTrue();
        }));
        assertThat(thrown).isInstanceOf(TaskFailedException.class).hasNoSuppressedExceptions();
    }

    @Test
    void cancellation_reachesTheWholeTreeBelow() throws InterruptedException {
        AtomicInteger cancelled = new AtomicInteger();
        Channel<Integer> started = Channel.unbounded();
        Scope.run(scope -> {
            Task<?> root = scope.fork("root", () -> grow(4, cancelled, started));
            for (int i = 0; i < 1 + 2 + 4 + 8 + 16; i++) {
                started.receive();
            }
            root.cancel("cut");
            assertThat(root.outcome()).isInstanceOf(Outcome.Cancelled.class);
        });
        assertThat(cancelled).hasValue(1 + 2 + 4 + 8 + 16);
    }

    private Object grow(int depth, AtomicInteger cancelled, Channel<Integer> started) throws InterruptedException {
        return Scope.call(scope -> {
            try {
                if (depth > 0) {
                    scope.fork(() -> grow(depth - 1, cancelled, started));
                    scope.fork(() -> grow(depth - 1, cancelled, started));
                }
                started.send(depth);
                Await.forever();
                return null;
            } catch (CancelledException e) {
                cancelled.incrementAndGet();
                throw e;
            }
        });
    }

    @Test
    void cancellation_ofADeepNest_needsNoDeepStack() throws InterruptedException {
        Channel<String> deepest = Channel.rendezvous();
        Scope.run(scope -> {
            Task<?> root = scope.fork("root", () -> chain(5_000, deepest));
            deepest.receive();
            root.cancel("cut");
            assertThat(root.outcome()).isInstanceOf(Outcome.Cancelled.class);
        });
    }

    private Object chain(int depth, Channel<String> deepest) throws InterruptedException {
        if (depth > 0) {
            return Scope.call(
                    scope -> scope.fork(() -> chain(depth - 1, deepest)).join());
        }
        deepest.send("reached");
        Await.forever();
        return null;
    }

    // ---- onCancel --------------------------------------------------------------------------------------------------

    @Test
    void onCancel_runsOnce_onTheCancellersThread() throws InterruptedException {
        List<Thread> ran = new ArrayList<>();
        Scope.run(scope -> {
            Task<?> task = scope.fork("blocks elsewhere", () -> {
                try (var registration = Cancellation.onCancel(() -> ran.add(Thread.currentThread()))) {
                    Await.forever();
                }
            });
            Await.blocked(task);
            task.cancel("first");
            task.cancel("second");
            scope.cancel("third");
        });
        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void onCancel_registeredTooLate_runsAtOnce() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("already");
            AtomicReference<Thread> ran = new AtomicReference<>();
            Cancellation.onCancel(() -> ran.set(Thread.currentThread()));
            assertThat(ran.get()).isSameAs(Thread.currentThread());
        });
    }

    @Test
    void onCancel_whatItThrowsIsSuppressedInTheCancellation() throws InterruptedException {
        Scope.run(scope -> {
            Cancellation.onCancel(() -> {
                throw new IllegalStateException("handler");
            });
            scope.cancel("stop");
            assertThat(catchThrowable(Await::forever).getSuppressed())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem).hasMessage("handler"));
        });
    }

    @Test
    void onCancel_thatTakesItsTime_delaysNoOtherDeadline() throws InterruptedException {
        AtomicBoolean release = new AtomicBoolean();
        Scope.run(scope -> {
            scope.fork("slow to stop", () -> {
                try {
                    Scope.within(Duration.ofMillis(1)).run(inner -> {
                        Cancellation.onCancel(() -> Await.until("it may end", release::get));
                        Await.forever();
                    });
                } catch (DeadlineExceededException expected) {
                    // the handler still runs
                }
                assertThat(Scope.within(Duration.ofMillis(1)).<Object, RuntimeException>callInTime(inner -> {
                            Await.forever();
                            return "never";
                        }))
                        .isEmpty();
                release.set(true);
            });
        });
        assertThat(release).isTrue();
    }

    @Test
    void onCancel_outsideAnyScope_neverRuns() {
        AtomicBoolean ran = new AtomicBoolean();
        Cancellation.onCancel(() -> ran.set(true)).close();
        assertThat(ran).isFalse();
    }

    @Test
    void onCancel_closed_doesNotRun() throws InterruptedException {
        AtomicBoolean ran = new AtomicBoolean();
        Scope.run(scope -> {
            var registration = Cancellation.onCancel(() -> ran.set(true));
            registration.close();
            registration.close();
            scope.cancel("stop");
        });
        assertThat(ran).isFalse();
    }

    @Test
    void onCancel_closeWaitsForTheEndOfAnActionThatRuns() throws InterruptedException {
        List<String> order = new ArrayList<>();
        Scope.run(scope -> {
            AtomicBoolean registered = new AtomicBoolean();
            AtomicBoolean begun = new AtomicBoolean();
            Task<?> owner = scope.fork("owner", () -> {
                Strand self = Strand.current();
                try (var registration = Cancellation.onCancel(() -> {
                    begun.set(true);
                    Await.blocked(self); // in close()
                    order.add("action");
                })) {
                    registered.set(true);
                    Await.until("the action runs", begun::get);
                }
                order.add("closed");
            });
            Await.until("it is registered", registered::get);
            owner.cancel("stop");
        });
        assertThat(order).containsExactly("action", "closed");
    }

    // ---- commit or cancel ------------------------------------------------------------------------------------------

    @Test
    void commitWins_anOperationThatTookEffectReturns_andOneThatThrowsTookNone() throws InterruptedException {
        int received = 0;
        int sent = 0;
        Channel<Integer> channel = Channel.rendezvous();
        for (int i = 0; i < 3_000; i++) {
            int element = i;
            boolean[] took = new boolean[2];
            Scope.run(scope -> {
                Task<Boolean> sender = scope.fork(() -> took(() -> channel.send(element)));
                Task<Boolean> receiver = scope.fork(
                        () -> took(() -> assertThat(channel.receive()).isEqualTo(element)));
                if (element % 2 == 0) {
                    sender.cancel("race");
                } else {
                    receiver.cancel("race");
                }
                // whoever was left alone is cancelled too, but only once the race is decided
                Task<Boolean> raced = element % 2 == 0 ? sender : receiver;
                Task<Boolean> other = element % 2 == 0 ? receiver : sender;
                boolean racedTook = succeeded(raced.outcome());
                if (!racedTook) {
                    other.cancel("left alone");
                }
                took[element % 2] = racedTook;
                took[1 - element % 2] = succeeded(other.outcome());
            });
            sent += took[0] ? 1 : 0;
            received += took[1] ? 1 : 0;
            assertThat(took[0]).as("element %s", element).isEqualTo(took[1]);
        }
        assertThat(sent).isEqualTo(received);
    }

    private interface Operation {
        void run() throws InterruptedException;
    }

    private static boolean took(Operation operation) {
        try {
            operation.run();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static boolean succeeded(Outcome<Boolean> outcome) {
        return outcome instanceof Outcome.Success<Boolean>(Boolean value) && value;
    }

    // ---- shields ---------------------------------------------------------------------------------------------------

    @Test
    void shield_defersAnOuterCancellation_untilTheFirstWaitAfterIt() throws InterruptedException {
        List<String> steps = new ArrayList<>();
        Channel<String> late = Channel.rendezvous();
        Scope.run(scope -> {
            Task<?> task = scope.fork("cleans up", () -> {
                steps.add(Cancellation.shield(() -> {
                    assertThat(Cancellation.isCancelled()).isFalse();
                    return late.receive();
                }));
                steps.add("left the shield");
                assertThatThrownBy(Await::forever).isInstanceOf(CancelledException.class);
            });
            Await.blocked(task);
            task.cancel("stop");
            late.send("received behind the shield");
            task.join();
        });
        assertThat(steps).containsExactly("received behind the shield", "left the shield");
    }

    @Test
    void shield_enteredWhenCancelled_blocksNormally_alsoInTheJdk() throws InterruptedException {
        Scope.run(scope -> {
            CountDownLatch latch = new CountDownLatch(1);
            AtomicBoolean waited = new AtomicBoolean();
            Task<?> task = scope.fork("cleans up", () -> {
                Await.until("it is cancelled", Cancellation::isCancelled);
                Await.until("it is interrupted", () -> Thread.currentThread().isInterrupted());
                Cancellation.shield(() -> {
                    latch.await();
                    waited.set(true);
                    return null;
                });
                assertThat(Thread.currentThread().isInterrupted())
                        .as("told again after the shield")
                        .isTrue();
            });
            Await.until("it runs", () -> ((Strand) task).thread() != null);
            task.cancel("stop");
            latch.countDown();
            assertThat(task.outcome()).isInstanceOf(Outcome.Success.class);
            assertThat(waited).isTrue();
        });
    }

    @Test
    void shield_coversTheScopesInsideIt() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("already");
            int result = Cancellation.shield(
                    () -> Scope.call(inner -> inner.fork(() -> 1).join()));
            assertThat(result).isEqualTo(1);
        });
    }

    @Test
    void shield_doesNotDeferADeadlineOfItsOwn() {
        assertThatThrownBy(() -> Cancellation.shield(Duration.ofMillis(5), () -> {
                    Await.forever();
                    return null;
                }))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("5 ms");
    }

    @Test
    void shield_outerDeadlineDoesNotShortenDeadlineCurrent() throws InterruptedException {
        Scope.within(Duration.ofHours(1)).run(scope -> {
            assertThat(Cancellation.<Boolean, RuntimeException>shield(
                            () -> Deadline.current().isSet()))
                    .isFalse();
            assertThat(Deadline.current().isSet()).isTrue();
        });
    }

    // ---- whose interrupt is it? ------------------------------------------------------------------------------------

    @Test
    void interruptOfAScope_isGoneWhenTheScopeHasEnded() {
        for (int i = 0; i < 500; i++) {
            AtomicBoolean interrupted = new AtomicBoolean();
            assertThatThrownBy(() -> Scope.run(scope -> {
                        scope.fork("fails", () -> {
                            throw new IOException();
                        });
                        Await.until("it is cancelled", Cancellation::isCancelled);
                        Await.until(
                                "it is interrupted",
                                () -> Thread.currentThread().isInterrupted());
                        interrupted.set(true);
                    }))
                    .isInstanceOf(TaskFailedException.class);
            assertThat(interrupted).isTrue();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void interruptOfAScope_thatWokeACallOfTheJdk_showsAsTheFailure() {
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Thread body = Thread.currentThread();
                    scope.fork("fails", () -> {
                        Await.waiting(body);
                        throw new IOException("why");
                    });
                    new CountDownLatch(1).await();
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("why")
                .hasNoSuppressedExceptions();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void interruptFromOutside_hitsTheBody_cancelsTheTasksAndComesOut() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    task.set(scope.fork("waits", Await::forever));
                    Thread.currentThread().interrupt();
                    Await.forever();
                }))
                .isExactlyInstanceOf(InterruptedException.class);
        assertThat(task.get().tryOutcome()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void interruptFromOutside_whileItWaitsForTheTasks_cancelsThemAndComesOut() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Strand body = Strand.current();
                    Thread thread = Thread.currentThread();
                    task.set(scope.fork("waits", () -> {
                        Await.blocked(body);
                        thread.interrupt();
                        Await.forever();
                    }));
                }))
                .isExactlyInstanceOf(InterruptedException.class);
        assertThat(task.get().tryOutcome()).isInstanceOf(Outcome.Cancelled.class);
    }

    @Test
    void interruptFromOutside_whileItWaitsForTheDaemons_comesOut() {
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Strand body = Strand.current();
                    Thread thread = Thread.currentThread();
                    Task<?> daemon = scope.forkDaemon("ends late", () -> {
                        assertThatThrownBy(Await::forever).isInstanceOf(CancelledException.class);
                        Await.blocked(body);
                        thread.interrupt();
                        Await.until("the body has noticed", () -> !thread.isInterrupted());
                    });
                    Await.blocked(daemon);
                }))
                .isExactlyInstanceOf(InterruptedException.class);
    }

    @RepeatedTest(200) // the two race, and each way is to be met
    void interruptFromOutside_besideAFailure_comesOutAsTheFlag() {
        Throwable thrown = catchThrowable(() -> Scope.run(scope -> {
            Strand body = Strand.current();
            Thread thread = Thread.currentThread();
            scope.fork("fails", () -> {
                Await.blocked(body);
                thread.interrupt();
                throw new IOException("first");
            });
        }));
        assertThat(thrown)
                .satisfiesAnyOf(
                        failure -> assertThat(failure).hasRootCauseMessage("first"),
                        interrupt -> assertThat(interrupt).isExactlyInstanceOf(InterruptedException.class));
        if (thrown instanceof TaskFailedException) {
            assertThat(Thread.interrupted()).as("the interrupt is not lost").isTrue();
        }
    }

    @Test
    void interruptFromOutside_pendingWhenTheScopeIsCancelled_staysAsTheFlag() {
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Thread.currentThread().interrupt();
                    scope.fork("fails", () -> {
                        throw new IOException();
                    });
                    Await.until("it is cancelled", Cancellation::isCancelled);
                }))
                .isInstanceOf(TaskFailedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptFromOutside_beforeAWait_isThrownByIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Channel.buffered(1).send(1)).isExactlyInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted())
                .as("cleared by what throws")
                .isFalse();
    }

    @Test
    void outerCancellation_comesOutOfTheInnerScopeAsItself() {
        AtomicReference<Throwable> outOfInner = new AtomicReference<>();
        assertThatThrownBy(() -> Scope.named("outer").run(outer -> {
                    outer.fork("fails", () -> {
                        throw new IOException("why");
                    });
                    try {
                        Scope.named("inner").run(inner -> {
                            inner.fork("waits", Await::forever);
                            Await.forever();
                        });
                    } catch (InterruptedException e) {
                        outOfInner.set(e);
                        throw e;
                    }
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("why");
        assertThat(outOfInner.get()).isInstanceOf(CancelledException.class);
    }

    @Test
    void outerCancellation_whileTheInnerScopeEndsWell_givesItsResult_andTheNextWaitThrows()
            throws InterruptedException {
        Scope.run(outer -> {
            String result = Scope.call(inner -> {
                outer.cancel("race");
                return "result";
            });
            assertThat(result).isEqualTo("result");
            assertThat(Thread.currentThread().isInterrupted())
                    .as("calls of the JDK are told, too")
                    .isTrue();
            assertThatThrownBy(Await::forever).isInstanceOf(CancelledException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
    }
}
