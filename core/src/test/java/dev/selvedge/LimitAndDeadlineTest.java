package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.internal.wait.Strand;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a scope promises of its limit and its deadline. */
class LimitAndDeadlineTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(5);

    // ---- fork over the limit ---------------------------------------------------------------------------------------

    @Test
    void forkOverTheLimit_blocksUntilASlotIsFree() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Scope.limit(3).run(scope -> {
            for (int i = 0; i < 200; i++) {
                scope.fork(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    running.decrementAndGet();
                });
            }
        });
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void forkOverTheLimit_getsTheSlotOfATaskThatEnds_alsoWhereATaskWaitsToForkToo() throws InterruptedException {
        AtomicReference<Task<?>> forking = new AtomicReference<>();
        Scope.limit(2).run(scope -> {
            Strand body = Strand.current();
            scope.fork("runs", () -> {
                Await.until("the other is forked", () -> forking.get() != null);
                Await.blocked(body);
                Await.blocked(forking.get());
            });
            forking.set(scope.fork("forks", () -> {
                Await.blocked(body);
                return scope.fork("inner", () -> "inner").join();
            }));
            assertThat(scope.fork("outer", () -> "outer").join()).isEqualTo("outer");
            assertThat(forking.get().join()).isEqualTo("inner");
        });
    }

    @Test
    void tryFork_saysNoOverTheLimit() throws InterruptedException {
        Scope.limit(1).run(scope -> {
            Task<?> only = scope.fork("only", Await::forever);
            assertThat(scope.tryFork("more", () -> 1)).isNull();
            only.cancel("make room");
            assertThat(only.outcome()).isInstanceOf(Outcome.Cancelled.class);
            Await.until("the slot is free", () -> {
                Task<Integer> more = scope.tryFork("more", () -> 1);
                return more != null;
            });
        });
    }

    @Test
    void forkOverTheLimit_whereEverySlotWaitsToForkHere_failsAndSaysSo() {
        assertThatThrownBy(() -> Scope.named("tree").limit(2).run(scope -> {
                    Channel<String> bothRun = Channel.rendezvous();
                    scope.fork("a", () -> {
                        bothRun.send("a runs");
                        scope.fork("a's child", () -> 1);
                    });
                    scope.fork("b", () -> {
                        bothRun.receive();
                        scope.fork("b's child", () -> 1);
                    });
                }))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("would wait for ever to fork in scope 'tree'")
                .hasStackTraceContaining("all 2 tasks");
    }

    @Test
    void forkThatWaits_whenItsScopeIsCancelled_givesACancelledTask() throws InterruptedException {
        AtomicReference<Task<?>> second = new AtomicReference<>();
        AtomicBoolean ran = new AtomicBoolean();
        Scope.limit(1).run(scope -> {
            Strand body = Strand.current();
            scope.fork("first", () -> {
                Await.blocked(body);
                scope.cancel("enough");
            });
            second.set(scope.fork("second", () -> ran.set(true)));
        });
        assertThat(second.get().tryOutcome()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(ran).isFalse();
    }

    @Test
    void forkThatWaits_whenTheCallerItselfIsCancelled_throws() throws InterruptedException {
        Scope.limit(2).run(scope -> {
            scope.fork("holds a slot", Await::forever);
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Task<?> forker =
                    scope.fork("forker", () -> thrown.set(catchThrowable(() -> scope.fork("one too many", () -> 1))));
            Await.blocked(forker);
            forker.cancel("you alone");
            assertThat(forker.outcome()).isInstanceOf(Outcome.Success.class);
            assertThat(thrown.get()).isInstanceOf(CancelledException.class).hasMessageContaining("you alone");
            scope.cancel("done");
        });
    }

    @Test
    void forkThatWaits_interrupted_forksNothing() throws InterruptedException {
        AtomicBoolean ran = new AtomicBoolean();
        assertThatThrownBy(() -> Scope.limit(1).run(scope -> {
                    Strand body = Strand.current();
                    Thread thread = Thread.currentThread();
                    scope.fork("first", () -> {
                        Await.blocked(body);
                        thread.interrupt();
                        Await.forever();
                    });
                    scope.fork("second", () -> ran.set(true));
                }))
                .isExactlyInstanceOf(InterruptedException.class);
        assertThat(ran).isFalse();
    }

    // ---- deadlines -------------------------------------------------------------------------------------------------

    @Test
    void deadline_isACancellationInside_andDeadlineExceededAtTheBorder() {
        AtomicReference<Throwable> inside = new AtomicReference<>();
        assertThatThrownBy(() -> Scope.named("slow").within(SHORT).run(scope -> {
                    try {
                        Await.forever();
                    } catch (InterruptedException e) {
                        inside.set(e);
                        throw e;
                    }
                }))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessage("scope 'slow' was not done within 5 ms");
        assertThat(inside.get())
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("the deadline of scope 'slow'");
    }

    @Test
    void deadline_coversTheChildrensEnds() {
        assertThatThrownBy(() -> Scope.within(SHORT).run(scope -> scope.fork("endless", Await::forever)))
                .isInstanceOf(DeadlineExceededException.class);
    }

    @Test
    void deadline_wakesCallsOfTheJdk() {
        assertThatThrownBy(() -> Scope.within(SHORT).run(scope -> new java.util.concurrent.CountDownLatch(1).await()))
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void deadline_theSmallestOfTheEnclosingOnesHolds() {
        Throwable thrown = catchThrowable(() -> Scope.named("outer")
                .within(SHORT)
                .run(outer -> Scope.named("inner").within(LONG).run(inner -> Await.forever())));
        assertThat(thrown).isInstanceOf(DeadlineExceededException.class).hasMessageContaining("'outer'");
    }

    @Test
    void deadline_ofAnInnerScope_passesTheOuterOneAsAnOrdinaryException() throws InterruptedException {
        String result = Scope.within(LONG).call(outer -> {
            Throwable thrown = catchThrowable(() -> Scope.within(SHORT).run(inner -> Await.forever()));
            assertThat(thrown).isInstanceOf(DeadlineExceededException.class);
            return outer.fork(() -> "goes on").join();
        });
        assertThat(result).isEqualTo("goes on");
    }

    @Test
    void deadline_givesAnEmptyResultInTheFormThatAsksForOne() throws InterruptedException {
        Optional<String> none = Scope.within(SHORT).callInTime(scope -> {
            Await.forever();
            return "never";
        });
        assertThat(none).isEmpty();
        assertThat(Scope.within(LONG).callInTime(scope -> "in time")).contains("in time");
    }

    @Test
    void deadline_ofAScopeInside_isNoEmptyResult() {
        assertThatThrownBy(() -> Scope.within(LONG)
                        .callInTime(scope -> Scope.within(SHORT).call(inner -> {
                            Await.forever();
                            return "never";
                        })))
                .isInstanceOf(DeadlineExceededException.class);
    }

    @Test
    void deadline_first_thenAFailure_theFailureIsSuppressedInIt() throws Throwable {
        ManualTime.run(time -> () -> {
            Throwable thrown = catchThrowable(() -> Scope.within(SHORT).run(scope -> {
                Await.blocked(scope.fork("cleans up badly", () -> {
                    try {
                        Await.forever();
                    } catch (CancelledException e) {
                        throw new IOException("while cleaning up");
                    }
                }));
                time.advance(SHORT);
            }));
            assertThat(thrown).isInstanceOf(DeadlineExceededException.class);
            assertThat(thrown.getSuppressed())
                    .singleElement()
                    .satisfies(suppressed -> assertThat(suppressed).hasRootCauseMessage("while cleaning up"));
        });
    }

    @Test
    void failure_first_thenTheDeadline_theDeadlineIsSuppressedInIt() throws Throwable {
        ManualTime.run(time -> () -> {
            Throwable thrown = catchThrowable(() -> Scope.within(SHORT).run(scope -> {
                Task<?> fails = scope.fork("fails", () -> {
                    throw new IOException("first");
                });
                Await.until("it has failed", fails::isDone);
                time.advance(SHORT);
            }));
            assertThat(thrown).isInstanceOf(TaskFailedException.class).hasRootCauseMessage("first");
            assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(DeadlineExceededException.class);
        });
    }

    @Test
    void deadline_thatDidNotPass_leavesNoAlarm() throws Throwable {
        ManualTime.run(time -> () -> {
            Scope.within(LONG).run(scope -> {
                assertThat(time.alarmsSet()).isOne();
                Scope.within(LONG.multipliedBy(2))
                        .run(inner -> assertThat(time.alarmsSet())
                                .as("an outer deadline that comes first needs no second alarm")
                                .isOne());
            });
            assertThat(time.alarmsSet()).isZero();
        });
    }

    @Test
    void deadlineCurrent_tellsWhatIsLeft() throws InterruptedException {
        assertThat(Deadline.current().isSet()).isFalse();
        assertThat(Deadline.current().remaining(LONG)).isEqualTo(LONG);
        Scope.within(LONG).run(outer -> {
            assertThat(Deadline.current().isSet()).isTrue();
            assertThat(Deadline.current().remaining(Duration.ofDays(1))).isBetween(Duration.ofMinutes(50), LONG);
            assertThat(Deadline.current().remaining(SHORT)).isEqualTo(SHORT);
            Scope.within(Duration.ofDays(1))
                    .run(inner -> assertThat(Deadline.current().remaining(Duration.ofDays(1)))
                            .isLessThanOrEqualTo(LONG));
            assertThat(outer.fork(() -> Deadline.current().isSet()).join()).isTrue();
        });
        assertThat(Deadline.current().isSet()).isFalse();
    }

    @Test
    void deadlineOfZero_hasPassedAtOnce() {
        AtomicBoolean ran = new AtomicBoolean();
        assertThatThrownBy(() -> Scope.within(Duration.ZERO).run(scope -> {
                    ran.set(true);
                    Await.forever();
                }))
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(ran).isTrue();
    }
}
