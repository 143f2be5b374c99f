package dev.selvedge.loop.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.CancelledException;
import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Inspection;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.TaskCancelledException;
import dev.selvedge.loop.Await;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Waiting for a future owns it: its end is the call's, and the call's end is its. */
class FuturesTest {
    private static final int ROUNDS = 2_000;

    private final CompletableFuture<String> future = new CompletableFuture<>();
    private final AtomicReference<Thread> waiter = new AtomicReference<>();

    /** Waits, and says on which thread. */
    private String awaitKnown() throws InterruptedException {
        waiter.set(Thread.currentThread());
        return Futures.await(future);
    }

    private static boolean hasFrame(Throwable thrown, String method) {
        return Arrays.stream(thrown.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().contains(method));
    }

    // ---- the value -------------------------------------------------------------------------------------------------

    @Test
    void await_givesTheValue_thatIsThere_orComes() throws InterruptedException {
        assertThat(Futures.await(CompletableFuture.completedFuture("here"))).isEqualTo("here");
        assertThat(Futures.<String>await(CompletableFuture.completedStage(null)))
                .isNull();
        Scope.run(scope -> {
            Task<String> task = scope.fork(this::awaitKnown);
            Await.blocked(waiter);
            future.complete("late");
            assertThat(task.join()).isEqualTo("late");
        });
    }

    @Test
    void select_hasAFutureBesideOtherThings_andLeavesItAlone() throws InterruptedException {
        assertThat(Select.<String>select(Clause.onDone(future), Clause.after(Duration.ZERO, () -> "idle")))
                .isEqualTo("idle");
        assertThat(future).isNotDone();
    }

    // ---- the failure -----------------------------------------------------------------------------------------------

    private static String failing() {
        throw new IllegalStateException("the far side has failed");
    }

    @Test
    void failure_comesOutAsItIs_withTheStackOfBothSides() throws InterruptedException {
        CompletableFuture<String> failing =
                CompletableFuture.supplyAsync(FuturesTest::failing).thenApply(String::trim);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Scope.named("shop")
                .run(scope -> scope.fork("price", () -> thrown.set(catchThrowable(() -> callOfTheWaiter(failing)))));

        assertThat(thrown.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the far side has failed")
                .matches(failure -> hasFrame(failure, "failing"));
        assertThat(thrown.get().getSuppressed())
                .singleElement()
                .satisfies(waited -> assertThat(waited)
                        .hasMessage("waited for by task 'price' of scope 'shop'")
                        .matches(stack -> hasFrame(stack, "callOfTheWaiter")));
    }

    private static String callOfTheWaiter(CompletableFuture<String> stage) throws InterruptedException {
        return Futures.await(stage);
    }

    @Test
    void checkedFailure_comesOutToo_andCanBeCaught() throws InterruptedException {
        future.completeExceptionally(new FileNotFoundException("no price"));
        assertThatThrownBy(() -> Futures.await(future)).isInstanceOf(FileNotFoundException.class);
        try {
            String _ = Futures.await(future.thenApply(String::trim), IOException.class);
            throw new AssertionError("it has failed");
        } catch (IOException e) {
            assertThat(e).hasMessage("no price");
        }
    }

    @Test
    void failureThatIsWaitedForForEver_doesNotGrowForEver() {
        IOException failure = new IOException("the line is down");
        future.completeExceptionally(failure);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> Futures.await(future)).isSameAs(failure);
        }
        assertThat(failure.getSuppressed()).hasSize(8);
    }

    @Test
    void failureByAnInterrupt_isNotTakenForOneOfTheWaiter() {
        InterruptedException elsewhere = new InterruptedException("elsewhere");
        future.completeExceptionally(elsewhere);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> Futures.await(future))
                .withCause(elsewhere);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    // ---- cancelled both ways ---------------------------------------------------------------------------------------

    @Test
    void cancellationBeforeTheWait_cancelsTheFuture() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("the test says so");
            assertThatThrownBy(() -> Futures.await(future)).isInstanceOf(CancelledException.class);
        });
        assertThat(future).isCancelled();
    }

    @Test
    void cancellationDuringTheWait_cancelsTheFuture() throws InterruptedException {
        Scope.run(scope -> {
            Task<String> task = scope.fork(this::awaitKnown);
            Await.blocked(waiter);
            task.cancel("the test says so");
            assertThatThrownBy(task::join).isInstanceOf(TaskCancelledException.class);
        });
        assertThat(future).isCancelled();
    }

    @Test
    void interruptDuringTheWait_cancelsTheFuture_andClearsTheFlag() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread thread = Thread.startVirtualThread(() -> {
            thrown.set(catchThrowable(this::awaitKnown));
            flag.set(Thread.currentThread().isInterrupted());
        });
        Await.blocked(waiter);
        thread.interrupt();
        thread.join();
        assertThat(thrown.get()).isExactlyInstanceOf(InterruptedException.class);
        assertThat(flag).hasValue(false);
        assertThat(future).isCancelled();
    }

    @Test
    void futureCancelledByOthers_isToldAsThat_andTheWaiterGoesOn() throws InterruptedException {
        Scope.run(scope -> {
            Task<String> task = scope.fork(() -> {
                CancellationException thrown = (CancellationException) catchThrowable(this::awaitKnown);
                assertThat(thrown).matches(stack -> hasFrame(stack, "awaitKnown"));
                assertThat(thrown).hasCauseInstanceOf(CancellationException.class);
                return Futures.await(CompletableFuture.supplyAsync(() -> "goes on"));
            });
            Await.blocked(waiter);
            future.cancel(true);
            assertThat(task.join()).isEqualTo("goes on");
        });
    }

    @Test
    void resultAndCancellationAtOnce_giveOneOrTheOther() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            CompletableFuture<Integer> mine = new CompletableFuture<>();
            Channel<String> begun = Channel.buffered(1);
            int value = round;
            Scope.run(scope -> {
                Task<Integer> task = scope.fork(() -> {
                    begun.send("begun");
                    return Futures.await(mine);
                });
                begun.receive();
                Task<Boolean> completing;
                if (value % 2 == 0) {
                    completing = scope.fork(() -> mine.complete(value));
                    task.cancel("the test says so");
                } else {
                    task.cancel("the test says so");
                    completing = scope.fork(() -> mine.complete(value));
                }
                switch (task.outcome()) {
                    case Outcome.Success<Integer>(Integer given) ->
                        assertThat(given).isEqualTo(value);
                    case Outcome.Cancelled<Integer> cancelled -> {}
                    case Outcome.Failure<Integer>(Throwable failure) -> throw new AssertionError(failure);
                }
                assertThat(mine.isCancelled()).isEqualTo(!completing.join());
            });
        }
    }

    @Test
    void minimalStage_canNotBeCancelled_andTheWaitEndsAllTheSame() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("the test says so");
            assertThatThrownBy(() -> Futures.await(future.minimalCompletionStage()))
                    .isInstanceOf(CancelledException.class)
                    .hasNoSuppressedExceptions();
        });
        assertThat(future).isNotDone();
    }

    @Test
    void futureThatThrowsWhenItIsCancelled_doesNotHideTheCancellation() throws InterruptedException {
        CompletableFuture<String> stubborn = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                throw new IllegalStateException("not me");
            }
        };
        Scope.run(scope -> {
            scope.cancel("the test says so");
            assertThatThrownBy(() -> Futures.await(stubborn))
                    .isInstanceOf(CancelledException.class)
                    .hasSuppressedException(new IllegalStateException("not me"));
        });
    }

    // ---- one that never completes ----------------------------------------------------------------------------------

    @Test
    void futureThatNeverCompletes_endsAtTheDeadline() {
        assertThatThrownBy(() -> Scope.within(Duration.ofMillis(20)).call(scope -> Futures.await(future)))
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(future).isCancelled();
    }

    @Test
    void whoWaitsForAFuture_canBeNamed() throws InterruptedException {
        Scope.named("shop").run(scope -> {
            Task<String> task = scope.fork("price", this::awaitKnown);
            Await.blocked(waiter);
            Inspection inspection = Inspection.of(waiter.get());
            assertThat(inspection.description()).isEqualTo("task 'price' of scope 'shop'");
            assertThat(inspection.waits()).singleElement().satisfies(wait -> {
                assertThat(wait.operation()).isEqualTo("wait for the end");
                assertThat(wait.description()).isEqualTo("a CompletableFuture");
            });
            task.cancel("the test has seen enough");
        });
    }

    // ---- adopted ---------------------------------------------------------------------------------------------------

    @Test
    void adoptedFuture_isATaskOfTheScope() throws InterruptedException {
        Scope.run(scope -> {
            Task<String> task = Futures.adopt(scope, "price", future);
            assertThat(task.name()).isEqualTo("price");
            future.complete("12");
            assertThat(task.join()).isEqualTo("12");
            assertThat(Futures.adopt(scope, future).join()).isEqualTo("12");
        });
    }

    @Test
    void adoptedFuture_thatFails_failsTheScope() {
        IOException failure = new IOException("the line is down");
        future.completeExceptionally(failure);
        assertThatThrownBy(() -> Scope.run(scope -> Futures.adopt(scope, "price", future)))
                .hasMessageStartingWith("task 'price' of scope")
                .hasCause(failure);
    }

    @Test
    void adoptedFuture_isCancelledWithItsScope() {
        assertThatThrownBy(
                        () -> Scope.within(Duration.ofMillis(20)).run(scope -> Futures.adopt(scope, "price", future)))
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(future).isCancelled();
    }

    @Test
    void adoptedFuture_isCancelledWithItsTask_whetherThatHadBegunOrNot() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            CompletableFuture<String> mine = new CompletableFuture<>();
            Scope.run(scope -> Futures.adopt(scope, "price", mine).cancel("the test says so"));
            assertThat(mine).isCancelled();
        }
    }

    @Test
    void adoptedFuture_thatOthersCancel_isACancelledTask_andNoFailure() throws InterruptedException {
        Scope.run(scope -> {
            Task<String> task = Futures.adopt(scope, "price", future);
            future.cancel(true);
            assertThatThrownBy(task::join)
                    .isInstanceOf(TaskCancelledException.class)
                    .hasMessageContaining("its future was cancelled");
            assertThat(scope.isCancelled()).isFalse();
        });
    }

    @Test
    void futureThatCanNotBeAdopted_isCancelled() throws InterruptedException {
        AtomicReference<Scope> closed = new AtomicReference<>();
        Scope.run(scope -> {
            closed.set(scope);
            scope.cancel("the test says so");
            Futures.adopt(scope, "price", future);
        });
        assertThat(future).isCancelled();
        CompletableFuture<String> late = new CompletableFuture<>();
        assertThatIllegalStateException().isThrownBy(() -> Futures.adopt(closed.get(), "price", late));
        assertThat(late).isCancelled();
    }

    // ---- a task as a future ----------------------------------------------------------------------------------------

    @Test
    void futureOfATask_hasItsValue_whenTheScopeHasEnded() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            CompletableFuture<String> ofTask = Scope.call(
                    scope -> Futures.ofTask(scope.fork(() -> "value")).thenApply(value -> value + "!"));
            assertThat(ofTask.getNow("nothing")).isEqualTo("value!");
        }
    }

    @Test
    void futureOfATask_hasItsFailure_whichASupervisedScopeTakesForSeen() throws InterruptedException {
        IOException failure = new IOException("the line is down");
        CompletableFuture<String> ofTask = Scope.supervised()
                .call(scope -> Futures.ofTask(scope.fork(() -> {
                    throw failure;
                })));
        assertThat(ofTask.exceptionNow()).isSameAs(failure);
    }

    @Test
    void futureOfACancelledTask_isCancelled_andSaysByWhom() throws InterruptedException {
        Scope.run(scope -> {
            Task<String> task = scope.fork("price", this::awaitKnown);
            CompletableFuture<String> ofTask = Futures.ofTask(task);
            task.cancel("the shop is closed");
            assertThatThrownBy(() -> Futures.await(ofTask))
                    .isInstanceOf(CancellationException.class)
                    .cause()
                    .hasMessageContaining("task 'price' has no result")
                    .hasMessageContaining("the shop is closed");
            assertThat(ofTask).isCancelled();
        });
    }

    @Test
    void futureOfATask_thatIsCancelledOrTimedOut_cancelsTheTask() throws InterruptedException {
        List<CompletableFuture<String>> never = List.of(new CompletableFuture<>(), new CompletableFuture<>());
        Scope.run(scope -> {
            Futures.ofTask(scope.fork(() -> Futures.await(never.get(0)))).cancel(true);
            Futures.ofTask(scope.fork(() -> Futures.await(never.get(1)))).orTimeout(1, TimeUnit.MILLISECONDS);
        }); // which ends, though what its tasks wait for never comes
        assertThat(never.get(1)).isCancelled();
    }
}
