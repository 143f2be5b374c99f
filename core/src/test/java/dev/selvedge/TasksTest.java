package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.internal.wait.Strand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the ways to run many things promise: each test is named after a promise. */
class TasksTest {

    private static final List<Integer> THOUSAND =
            IntStream.range(0, 1000).boxed().toList();

    // ---- all -------------------------------------------------------------------------------------------------------

    @Test
    void all_givesTheResultsInTheOrderOfTheBodies() throws InterruptedException {
        Channel<String> secondIsDone = Channel.rendezvous();
        List<String> results = Tasks.all(List.of(secondIsDone::receive, () -> {
            secondIsDone.send("first");
            return "second";
        }));
        assertThat(results).containsExactly("first", "second");
    }

    @Test
    void all_ofNone_isEmpty() throws InterruptedException {
        assertThat(Tasks.all(List.<Callable<String>>of())).isEmpty();
    }

    @Test
    void all_mayGiveNull() throws InterruptedException {
        assertThat(Tasks.all(List.<Callable<Object>>of(() -> null, () -> 1))).containsExactly(null, 1);
    }

    @Test
    void all_theFirstFailureCancelsTheRest() {
        Loser loser = new Loser();
        assertThatThrownBy(() -> Tasks.all(List.of(loser, failing("disk full", loser))))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("task 'all#2' failed")
                .hasRootCauseMessage("disk full");
        assertThat(loser.wasCancelled()).isTrue();
    }

    @Test
    void all_inACancelledTask_runsNothing() throws InterruptedException {
        assertRunsNothingWhenCancelled(bodies -> Tasks.all(bodies));
    }

    @Test
    void all_interrupted_cancelsTheRestAndWaitsForThem() throws InterruptedException {
        assertCancelsWhenInterrupted(bodies -> Tasks.all(bodies));
    }

    @Test
    void all_aMissingBody_isNamedBeforeAnyRuns() {
        AtomicBoolean ran = new AtomicBoolean();
        List<Callable<Integer>> bodies = new ArrayList<>();
        bodies.add(() -> {
            ran.set(true);
            return 1;
        });
        bodies.add(null);
        assertThatThrownBy(() -> Tasks.all(bodies))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("bodies[1]");
        assertThat(ran).isFalse();
    }

    // ---- any -------------------------------------------------------------------------------------------------------

    @Test
    void any_givesTheFirstSuccess_andCancelsTheOthersAndWaitsForThem() throws InterruptedException {
        Loser loser = new Loser();
        String result = Tasks.any(List.of(loser, failing("no", loser), () -> {
            loser.awaitBlocked();
            return "yes";
        }));
        assertThat(result).isEqualTo("yes");
        assertThat(loser.wasCancelled()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void any_whenAllFail_theFirstFailureCarriesTheLaterOnes() {
        AtomicReference<Task<?>> first = new AtomicReference<>();
        Throwable thrown = catchThrowable(() -> Tasks.any(List.of(
                () -> {
                    awaitEnd(first);
                    throw new IOException("later");
                },
                () -> {
                    first.set((Task<?>) Strand.current());
                    throw new IOException("first");
                })));
        assertThat(thrown)
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("task 'any#2' failed")
                .hasRootCauseMessage("first");
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(later -> assertThat(later)
                        .isInstanceOf(TaskFailedException.class)
                        .hasRootCauseMessage("later"));
    }

    @Test
    void any_whenAllFailWithTheSameException_tellsItOnce() {
        IOException shared = new IOException("shared");
        Callable<String> fails = () -> {
            throw shared;
        };
        assertThatThrownBy(() -> Tasks.any(List.of(fails, fails, fails)))
                .isInstanceOf(TaskFailedException.class)
                .hasCause(shared)
                .hasNoSuppressedExceptions();
    }

    @Test
    void any_aLoserThatFailsWhenCancelled_doesNotSpoilTheResult() throws InterruptedException {
        Loser loser = new Loser(new IOException("while cleaning up"));
        assertThat(Tasks.any(List.of(loser, loser.afterIt("yes")))).isEqualTo("yes");
        assertThat(loser.wasCancelled()).isTrue();
    }

    @Test
    void any_mayGiveNull() throws InterruptedException {
        assertThat(Tasks.any(List.<Callable<Object>>of(() -> null))).isNull();
    }

    @Test
    void any_ofNone_isRefused_andSaysWhatToDo() {
        assertThatThrownBy(() -> Tasks.any(List.<Callable<String>>of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("any needs at least one")
                .hasMessageContaining("before you call it");
    }

    @Test
    void any_whenItsCallerIsCancelled_throwsWithTheFailuresSuppressed() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Loser loser = new Loser(new IOException("while cleaning up"));
        Scope.run(scope -> {
            Task<?> caller = scope.fork(() -> thrown.set(catchThrowable(() -> Tasks.any(List.of(loser)))));
            Await.blocked(caller);
            loser.awaitBlocked();
            caller.cancel("enough");
        });
        assertThat(thrown.get()).isInstanceOf(CancelledException.class).hasMessageContaining("enough");
        assertThat(thrown.get().getSuppressed())
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed).hasRootCauseMessage("while cleaning up"));
    }

    @Test
    void any_inACancelledTask_runsNothing() throws InterruptedException {
        assertRunsNothingWhenCancelled(bodies -> Tasks.any(bodies));
    }

    @Test
    void any_interrupted_cancelsTheRestAndWaitsForThem() throws InterruptedException {
        assertCancelsWhenInterrupted(bodies -> Tasks.any(bodies));
    }

    // ---- race ------------------------------------------------------------------------------------------------------

    @Test
    void race_cancelsTheLosersAndWaitsForThem() throws InterruptedException {
        Loser loser = new Loser();
        assertThat(Tasks.race(List.of(loser, loser.afterIt("won")))).isEqualTo("won");
        assertThat(loser.wasCancelled()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void race_aFailureThatComesFirst_decides_andTheLosersFailuresAreSuppressed() {
        Loser loser = new Loser(new IOException("while cleaning up"));
        Throwable thrown = catchThrowable(() -> Tasks.race(List.of(loser, failing("first", loser))));
        assertThat(thrown).isInstanceOf(TaskFailedException.class).hasRootCauseMessage("first");
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed).hasRootCauseMessage("while cleaning up"));
    }

    @Test
    void race_aValueThatComesFirst_decides_whateverFailsAfterIt() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            AtomicReference<Task<?>> first = new AtomicReference<>();
            String result = Tasks.race(List.of(
                    () -> {
                        first.set((Task<?>) Strand.current());
                        return "won";
                    },
                    () -> {
                        awaitEnd(first);
                        throw new IOException("too late");
                    }));
            assertThat(result).isEqualTo("won");
        }
    }

    @Test
    void race_ofNone_isRefused() {
        assertThatThrownBy(() -> Tasks.race(List.<Callable<String>>of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("race needs at least one");
    }

    @Test
    void race_inACancelledTask_runsNothing() throws InterruptedException {
        assertRunsNothingWhenCancelled(bodies -> Tasks.race(bodies));
    }

    @Test
    void race_interrupted_cancelsTheRestAndWaitsForThem() throws InterruptedException {
        assertCancelsWhenInterrupted(bodies -> Tasks.race(bodies));
    }

    // ---- map -------------------------------------------------------------------------------------------------------

    @Test
    void map_givesTheResultsInTheOrderOfTheItems() throws InterruptedException {
        List<Integer> results = Tasks.map(THOUSAND, 7, item -> -item);
        assertThat(results).isEqualTo(THOUSAND.stream().map(item -> -item).toList());
    }

    @Test
    void map_runsAtMostSoManyAtATime_andReadsNoItemThatHasToWait() throws InterruptedException {
        Ahead ahead = new Ahead();
        Tasks.map(ahead.of(THOUSAND), 3, item -> {
            ahead.goOn();
            return item;
        });
        assertThat(ahead.most()).isBetween(1, 3);
    }

    @Test
    void map_runsSoManyAtOnce() throws InterruptedException {
        Channel<Integer> pair = Channel.rendezvous();
        List<Integer> results = Tasks.map(List.of(1, 2), 2, item -> {
            if (item == 1) {
                pair.send(item);
                return item;
            }
            return pair.receive();
        });
        assertThat(results).containsExactly(1, 1);
    }

    @Test
    void map_whenTheMapperFails_cancelsTheRest_evenOfEndlessItems() {
        Loser loser = new Loser();
        Iterable<Integer> endless = () -> IntStream.iterate(0, i -> i + 1).iterator();
        assertThatThrownBy(() -> Tasks.map(endless, 2, item -> {
                    if (item == 0) {
                        return loser.call();
                    }
                    loser.awaitBlocked();
                    throw new IOException("item " + item);
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("task 'map#2' failed")
                .hasRootCauseMessage("item 1");
        assertThat(loser.wasCancelled()).isTrue();
    }

    @Test
    void map_whenReadingFails_cancelsTheTasks_andThatComesOutAsItself() {
        Loser loser = new Loser();
        IllegalStateException unreadable = new IllegalStateException("unreadable");
        Iterable<Integer> items = () -> new Iterator<>() {
            private int read;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                if (++read > 1) {
                    loser.awaitBlocked();
                    throw unreadable;
                }
                return read;
            }
        };
        assertThatThrownBy(() -> Tasks.map(items, 2, item -> loser.call())).isSameAs(unreadable);
        assertThat(loser.wasCancelled()).isTrue();
    }

    @Test
    void map_mayGiveNull_andBeGivenNull() throws InterruptedException {
        assertThat(Tasks.<Object, Object>map(Collections.singleton(null), 1, item -> item))
                .containsExactly((Object) null);
    }

    @Test
    void map_aParallelismOfZero_isRefused() {
        assertThatThrownBy(() -> Tasks.map(THOUSAND, 0, item -> item))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parallelism is 0");
    }

    @Test
    void map_inACancelledTask_runsNothing() throws InterruptedException {
        assertRunsNothingWhenCancelled(bodies -> Tasks.map(bodies, 2, Callable::call));
    }

    @Test
    void map_interrupted_cancelsTheRestAndWaitsForThem() throws InterruptedException {
        assertCancelsWhenInterrupted(bodies -> Tasks.map(bodies, 2, Callable::call));
    }

    // ---- mapUnordered ----------------------------------------------------------------------------------------------

    @Test
    void mapUnordered_handsOverEveryResult_onTheCallingThread() throws InterruptedException {
        Thread caller = Thread.currentThread();
        List<Integer> results = new ArrayList<>();
        Tasks.mapUnordered(THOUSAND, 5, item -> -item, result -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            results.add(-result);
        });
        assertThat(results).containsExactlyInAnyOrderElementsOf(THOUSAND);
    }

    @Test
    void mapUnordered_handsOverWhatIsDoneFirst_first() throws InterruptedException {
        Channel<String> go = Channel.rendezvous();
        List<String> results = new ArrayList<>();
        Tasks.mapUnordered(List.of("slow", "fast"), 2, item -> item.equals("slow") ? go.receive() : item, result -> {
            results.add(result);
            if (result.equals("fast")) {
                go.send("slow");
            }
        });
        assertThat(results).containsExactly("fast", "slow");
    }

    @Test
    void mapUnordered_handsOverAResult_whileTheNextItemIsLate() throws InterruptedException {
        Channel<Integer> items = Channel.rendezvous();
        List<Integer> results = new ArrayList<>();
        Scope.run(scope -> {
            Channel<Integer> handedOver = Channel.rendezvous();
            scope.fork("producer", () -> {
                try (items) {
                    items.send(1);
                    handedOver.receive();
                    items.send(2);
                }
            });
            Tasks.mapUnordered(items, 2, item -> item, result -> {
                results.add(result);
                if (result == 1) {
                    handedOver.send(result);
                }
            });
        });
        assertThat(results).containsExactly(1, 2);
    }

    @Test
    void mapUnordered_theConsumerPushesBack() throws InterruptedException {
        Ahead ahead = new Ahead();
        Tasks.mapUnordered(ahead.of(THOUSAND), 4, item -> item, result -> ahead.goOn());
        assertThat(ahead.most()).isBetween(1, 4);
    }

    @Test
    void mapUnordered_ofNone_ends() throws InterruptedException {
        Tasks.mapUnordered(
                List.of(), 4, item -> item, result -> assertThat(result).isNull());
    }

    @Test
    void mapUnordered_mayHandOverNull() throws InterruptedException {
        List<Object> results = new ArrayList<>();
        Tasks.mapUnordered(List.of(1), 1, item -> (Object) null, results::add);
        assertThat(results).containsExactly((Object) null);
    }

    @Test
    void mapUnordered_whenTheConsumerFails_cancelsTheTasks_andThatComesOutAsItself() {
        Loser loser = new Loser();
        IOException full = new IOException("disk full");
        assertThatThrownBy(() -> Tasks.mapUnordered(
                        List.of(1, 2),
                        2,
                        item -> item == 1 ? loser.call() : loser.afterIt("b").call(),
                        result -> {
                            throw full;
                        }))
                .isSameAs(full);
        assertThat(loser.wasCancelled()).isTrue();
    }

    @Test
    void mapUnordered_whenTheMapperFails_cancelsTheRest() {
        Loser loser = new Loser();
        assertThatThrownBy(() -> Tasks.mapUnordered(
                        List.of(1, 2),
                        2,
                        item -> item == 1
                                ? loser.call()
                                : failing("item 2", loser).call(),
                        result -> {}))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("scope 'mapUnordered'")
                .hasRootCauseMessage("item 2");
        assertThat(loser.wasCancelled()).isTrue();
    }

    @Test
    void mapUnordered_whenReadingFails_saysThatItWasTheReader() {
        Iterable<Integer> unreadable = () -> {
            throw new IllegalStateException("unreadable");
        };
        assertThatThrownBy(() -> Tasks.mapUnordered(unreadable, 2, item -> item, result -> {}))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("task 'reader' of scope 'mapUnordered'")
                .hasRootCauseMessage("unreadable");
    }

    @Test
    void mapUnordered_inACancelledTask_runsNothing() throws InterruptedException {
        assertRunsNothingWhenCancelled(bodies -> Tasks.mapUnordered(bodies, 2, Callable::call, result -> {}));
    }

    @Test
    void mapUnordered_interrupted_cancelsTheRestAndWaitsForThem() throws InterruptedException {
        assertCancelsWhenInterrupted(bodies -> Tasks.mapUnordered(bodies, 2, Callable::call, result -> {}));
    }

    // ---- start -----------------------------------------------------------------------------------------------------

    @Test
    void start_returnsTheValue_whileTheTaskGoesOn() throws InterruptedException {
        Channel<String> requests = Channel.rendezvous();
        Channel<String> answers = Channel.rendezvous();
        Scope.run(scope -> {
            int port = Tasks.<Integer>start(scope, "server", ready -> {
                ready.ready(8080);
                answers.send("answer to " + requests.receive());
            });
            assertThat(port).isEqualTo(8080);
            requests.send("ping");
            assertThat(answers.receive()).isEqualTo("answer to ping");
        });
    }

    @Test
    void start_returnsTheValue_ofATaskThatHasEndedSince() throws InterruptedException {
        Scope.run(scope -> {
            for (int i = 0; i < 100; i++) {
                int value = i;
                assertThat(Tasks.<Integer>start(scope, "short", ready -> ready.ready(value)))
                        .isEqualTo(value);
            }
        });
    }

    @Test
    void start_ofATaskThatFailsFirst_givesItsFailure() {
        AtomicReference<Throwable> atTheCall = new AtomicReference<>();
        assertThatThrownBy(() -> Scope.named("app").run(scope -> {
                    atTheCall.set(catchThrowable(() -> Tasks.<Integer>start(scope, "server", ready -> {
                        throw new IOException("port in use");
                    })));
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("task 'server' of scope 'app'")
                .hasRootCauseMessage("port in use");
        assertThat(atTheCall.get()).hasRootCauseMessage("port in use");
    }

    @Test
    void start_ofATaskThatEndsWithoutAWord_saysWhatIsMissing() {
        assertThatThrownBy(() -> Scope.run(scope -> Tasks.<Integer>start(scope, "server", ready -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("task 'server' ended without having said that it is ready")
                .hasMessageContaining("ready.ready(value)");
    }

    @Test
    void start_readyForASecondTime_isRefused() throws InterruptedException {
        AtomicReference<Throwable> second = new AtomicReference<>();
        Scope.run(scope -> assertThat(Tasks.<Integer>start(scope, "server", ready -> {
                    ready.ready(1);
                    second.set(catchThrowable(() -> ready.ready(2)));
                }))
                .isOne());
        assertThat(second.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("task 'server' has said before that it is ready");
    }

    @Test
    void start_mayGiveNull() throws InterruptedException {
        Scope.run(scope -> assertThat(Tasks.<Object>start(scope, "server", ready -> ready.ready(null)))
                .isNull());
    }

    @Test
    void start_whenTheCallerIsCancelled_cancelsTheTask() throws InterruptedException {
        Loser loser = new Loser();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Scope.run(scope -> {
            Task<?> caller = scope.fork(() ->
                    thrown.set(catchThrowable(() -> Tasks.<Integer>start(scope, "server", ready -> loser.call()))));
            loser.awaitBlocked();
            Await.blocked(caller);
            caller.cancel("you alone");
        });
        assertThat(thrown.get()).isInstanceOf(CancelledException.class).hasMessageContaining("you alone");
        assertThat(loser.wasCancelled()).isTrue();
    }

    @Test
    void start_interrupted_cancelsTheTask() throws InterruptedException {
        assertCancelsWhenInterrupted(bodies -> Scope.run(scope ->
                Tasks.<Integer>start(scope, "server", ready -> bodies.getFirst().call())));
    }

    @Test
    void start_inACancelledScope_throwsAndRunsNothing() throws InterruptedException {
        assertRunsNothingWhenCancelled(bodies -> Scope.run(scope ->
                Tasks.<Integer>start(scope, "server", ready -> bodies.getFirst().call())));
    }

    // ---- helpers ---------------------------------------------------------------------------------------------------

    /** One of the ways, given bodies to run. */
    private interface Way {
        void run(List<Callable<String>> bodies) throws InterruptedException;
    }

    private static void assertRunsNothingWhenCancelled(Way way) throws InterruptedException {
        AtomicBoolean began = new AtomicBoolean();
        AtomicBoolean ran = new AtomicBoolean();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Scope.run(scope -> {
            Task<?> caller = scope.fork(() -> {
                began.set(true);
                Await.until("it is cancelled", Cancellation::isCancelled);
                thrown.set(catchThrowable(() -> way.run(List.of(() -> {
                    ran.set(true);
                    return "ran";
                }))));
            });
            Await.until("the caller has begun", began::get);
            caller.cancel("before it calls");
        });
        assertThat(thrown.get()).isInstanceOf(CancelledException.class).hasMessageContaining("before it calls");
        assertThat(ran).isFalse();
    }

    private static void assertCancelsWhenInterrupted(Way way) throws InterruptedException {
        Loser loser = new Loser();
        Strand caller = Strand.current();
        Thread thread = Thread.currentThread();
        Scope.run(scope -> {
            scope.fork("interrupts", () -> {
                loser.awaitBlocked();
                Await.blocked(caller);
                thread.interrupt();
            });
            assertThatThrownBy(() -> way.run(List.of(loser))).isExactlyInstanceOf(InterruptedException.class);
        });
        assertThat(loser.wasCancelled()).isTrue();
        assertThat(thread.isInterrupted()).isFalse();
    }

    private static void awaitEnd(AtomicReference<Task<?>> task) {
        Await.until("it has ended", () -> task.get() != null && task.get().isDone());
    }

    /** Fails, once the other one is blocked. */
    private static Callable<String> failing(String message, Loser after) {
        return () -> {
            after.awaitBlocked();
            throw new IOException(message);
        };
    }

    /** Blocks until it is cancelled. */
    private static final class Loser implements Callable<String> {

        private final Exception atTheEnd;
        private final AtomicReference<Strand> strand = new AtomicReference<>();
        private final AtomicBoolean cancelled = new AtomicBoolean();

        Loser() {
            this(null);
        }

        /** Throws this instead of the cancellation. */
        Loser(Exception atTheEnd) {
            this.atTheEnd = atTheEnd;
        }

        @Override
        public String call() throws Exception {
            strand.set(Strand.current());
            try {
                Await.forever();
            } catch (CancelledException e) {
                cancelled.set(true);
                throw atTheEnd == null ? e : atTheEnd;
            }
            throw new AssertionError("not cancelled");
        }

        void awaitBlocked() {
            Await.until("the loser runs", () -> strand.get() != null);
            Await.blocked(strand.get());
        }

        boolean wasCancelled() {
            return cancelled.get();
        }

        Callable<String> afterIt(String value) {
            return () -> {
                awaitBlocked();
                return value;
            };
        }
    }

    /** Counts how many items were read and are not through. */
    private static final class Ahead {

        private final AtomicInteger open = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Iterable<Integer> of(List<Integer> items) {
            return () -> items.stream()
                    .peek(item -> most.accumulateAndGet(open.incrementAndGet(), Math::max))
                    .iterator();
        }

        void goOn() {
            Thread.onSpinWait();
            open.decrementAndGet();
        }

        int most() {
            return most.get();
        }
    }
}
