package dev.selvedge.loop.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.CancelledException;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Inspection;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.loop.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A call that calls back is waited for; the first answer decides, and nobody who waits no longer is answered. */
class CallbacksTest {
    private static final int ROUNDS = 500;

    private final AtomicReference<Callbacks.Callback<String>> callback = new AtomicReference<>();
    private final AtomicReference<Thread> waiter = new AtomicReference<>();
    private final AtomicInteger cancels = new AtomicInteger();

    /** Waits for the callback, and says on which thread. */
    private String awaitKnown() throws InterruptedException {
        return Callbacks.<String, RuntimeException>await(given -> {
            given.onCancel(cancels::incrementAndGet);
            callback.set(given);
            waiter.set(Thread.currentThread());
        });
    }

    // ---- the answer ------------------------------------------------------------------------------------------------

    @Test
    void answer_mayCome_beforeTheWait_onTheSameThread() throws InterruptedException {
        assertThat(Callbacks.<String, RuntimeException>await(given -> given.resolve("at once")))
                .isEqualTo("at once");
        assertThat(Callbacks.<String, RuntimeException>await(given -> given.resolve(null)))
                .isNull();
    }

    @Test
    void answer_mayCome_fromAnyThread() throws InterruptedException {
        Scope.run(scope -> {
            Task<String> task = scope.fork(this::awaitKnown);
            Await.blocked(waiter);
            Thread.startVirtualThread(() -> callback.get().resolve("late"));
            assertThat(task.join()).isEqualTo("late");
        });
        assertThat(cancels).hasValue(0);
    }

    @Test
    void firstAnswer_decides_andLaterOnesAreToldSo() throws InterruptedException {
        List<Boolean> taken = new ArrayList<>();
        String value = Callbacks.<String, RuntimeException>await(given -> {
            taken.add(given.resolve("first"));
            taken.add(given.resolve("second"));
            taken.add(given.reject(new IOException("third")));
        });
        assertThat(value).isEqualTo("first");
        assertThat(taken).containsExactly(true, false, false);
    }

    @Test
    void manyAnswersAtOnce_areOne() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            List<Task<Boolean>> answers = new ArrayList<>();
            AtomicInteger taken = new AtomicInteger();
            Scope.run(scope -> {
                int value = Callbacks.<Integer, InterruptedException>await(given -> {
                    for (int n = 0; n < 4; n++) {
                        int mine = n;
                        answers.add(scope.fork(() -> given.resolve(mine)));
                    }
                });
                for (int n = 0; n < 4; n++) {
                    assertThat(answers.get(n).join()).isEqualTo(n == value);
                    taken.addAndGet(answers.get(n).join() ? 1 : 0);
                }
            });
            assertThat(taken).hasValue(1);
        }
    }

    // ---- the failure -----------------------------------------------------------------------------------------------

    @Test
    void failure_comesOutAsItIs_withTheStackOfTheWaiter() {
        IOException failure = new IOException("the line is down");
        assertThatThrownBy(() -> Callbacks.<String, RuntimeException>await(given -> given.reject(failure)))
                .isSameAs(failure);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(waited -> assertThat(waited).hasMessageStartingWith("waited for by thread"));
    }

    @Test
    void failureByAnInterrupt_isNotTakenForOneOfTheWaiter() {
        InterruptedException elsewhere = new InterruptedException("elsewhere");
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> Callbacks.<String, RuntimeException>await(given -> given.reject(elsewhere)))
                .withCause(elsewhere);
    }

    @Test
    void callThatCanNotBeStarted_isCancelled_andThrowsWhatItThrew() {
        assertThatThrownBy(() -> Callbacks.<String, IOException>await(given -> {
                    callback.set(given);
                    given.onCancel(cancels::incrementAndGet);
                    throw new IOException("no line");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no line");
        assertThat(cancels).hasValue(1);
        assertThat(callback.get().resolve("late")).isFalse();
    }

    // ---- cancellation ----------------------------------------------------------------------------------------------

    @Test
    void cancellationBeforeTheWait_cancelsTheCall() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("the test says so");
            assertThatThrownBy(this::awaitKnown).isInstanceOf(CancelledException.class);
        });
        assertThat(cancels).hasValue(1);
        assertThat(callback.get().resolve("late")).isFalse();
    }

    @Test
    void cancellationDuringTheWait_cancelsTheCall_onTheThreadThatWaited() throws InterruptedException {
        AtomicReference<Thread> cancelling = new AtomicReference<>();
        Scope.run(scope -> {
            Task<String> task = scope.fork(() -> Callbacks.<String, RuntimeException>await(given -> {
                given.onCancel(() -> cancelling.set(Thread.currentThread()));
                waiter.set(Thread.currentThread());
            }));
            Await.blocked(waiter);
            task.cancel("the test says so");
        });
        assertThat(cancelling.get()).isSameAs(waiter.get());
    }

    @Test
    void interruptDuringTheWait_cancelsTheCall() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.startVirtualThread(() -> thrown.set(catchThrowable(this::awaitKnown)));
        Await.blocked(waiter);
        thread.interrupt();
        thread.join();
        assertThat(thrown.get()).isExactlyInstanceOf(InterruptedException.class);
        assertThat(cancels).hasValue(1);
    }

    @Test
    void deadline_cancelsTheCall_thatNeverCallsBack() {
        assertThatThrownBy(() -> Scope.within(Duration.ofMillis(20)).run(scope -> awaitKnown()))
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(cancels).hasValue(1);
    }

    @Test
    void answerAndCancellationAtOnce_agree() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            boolean answerFirst = round % 2 == 0;
            AtomicInteger cancelled = new AtomicInteger();
            AtomicReference<Callbacks.Callback<String>> mine = new AtomicReference<>();
            Scope.run(scope -> {
                Task<String> task = scope.fork(() -> Callbacks.<String, RuntimeException>await(given -> {
                    given.onCancel(cancelled::incrementAndGet);
                    mine.set(given);
                }));
                Await.until("it was started", () -> mine.get() != null);
                Task<Boolean> answering;
                if (answerFirst) {
                    answering = scope.fork(() -> mine.get().resolve("value"));
                    task.cancel("the test says so");
                } else {
                    task.cancel("the test says so");
                    answering = scope.fork(() -> mine.get().resolve("value"));
                }
                boolean taken = answering.join();
                assertThat(task.outcome() instanceof Outcome.Success).isEqualTo(taken);
                assertThat(cancelled).hasValue(taken ? 0 : 1);
            });
        }
    }

    @Test
    void answerAndInterruptAtOnce_agree_andTheInterruptIsNotLost() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            AtomicReference<Callbacks.Callback<String>> mine = new AtomicReference<>();
            AtomicBoolean answered = new AtomicBoolean();
            Thread thread = Thread.startVirtualThread(() -> {
                try {
                    String _ = Callbacks.<String, RuntimeException>await(mine::set);
                    answered.set(true);
                    while (!Thread.currentThread().isInterrupted()) { // whenever it comes: it is not lost
                        Thread.onSpinWait();
                    }
                } catch (InterruptedException e) {
                    assertThat(answered).isFalse();
                }
            });
            Await.until("it was started", () -> mine.get() != null);
            FutureTask<Boolean> answering = new FutureTask<>(() -> mine.get().resolve("value"));
            if (round % 2 == 0) {
                Thread.startVirtualThread(answering);
                thread.interrupt();
            } else {
                thread.interrupt();
                Thread.startVirtualThread(answering);
            }
            boolean taken = resultOf(answering);
            thread.join();
            assertThat(answered.get()).isEqualTo(taken);
        }
    }

    private static boolean resultOf(FutureTask<Boolean> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cancelAction_givenTooLate_runsAtOnce_andOnce() throws InterruptedException {
        AtomicReference<Callbacks.Callback<String>> late = new AtomicReference<>();
        Scope.run(scope -> {
            scope.cancel("the test says so");
            assertThatThrownBy(() -> Callbacks.<String, RuntimeException>await(late::set))
                    .isInstanceOf(CancelledException.class);
        });
        late.get().onCancel(cancels::incrementAndGet);
        assertThat(cancels).hasValue(1);
        assertThatIllegalStateException().isThrownBy(() -> late.get().onCancel(cancels::incrementAndGet));
        assertThat(cancels).hasValue(1);
    }

    @Test
    void cancelAction_thatThrows_isSuppressed() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("the test says so");
            assertThatThrownBy(() -> Callbacks.<String, RuntimeException>await(given -> given.onCancel(() -> {
                        throw new IllegalStateException("not now");
                    })))
                    .isInstanceOf(CancelledException.class)
                    .hasSuppressedException(new IllegalStateException("not now"));
        });
    }

    @Test
    void whoWaitsForACallback_canBeNamed() throws InterruptedException {
        Scope.named("shop").run(scope -> {
            scope.fork("price", this::awaitKnown);
            Await.blocked(waiter);
            Inspection inspection = Inspection.of(waiter.get());
            assertThat(inspection.description()).isEqualTo("task 'price' of scope 'shop'");
            assertThat(inspection.waits())
                    .singleElement()
                    .matches(wait -> wait.description().equals("answer of a callback"));
            callback.get().resolve("12");
        });
    }
}
