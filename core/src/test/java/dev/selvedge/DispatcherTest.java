package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.sync.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Where tasks run, and what stays the same wherever that is. */
class DispatcherTest {

    private static final ContextLocal<String> USER = ContextLocal.named("user");

    @Test
    void virtual_isWhatAForkWithoutADispatcherUses() throws InterruptedException {
        boolean virtual = Scope.call(scope -> scope.fork(
                        Dispatcher.virtual(), "v", () -> Thread.currentThread().isVirtual())
                .join());
        assertThat(virtual).isTrue();
    }

    @Test
    void computing_runsOnPlatformThreads_asManyAsItHas() throws InterruptedException {
        Dispatcher two = Dispatcher.computing("two", 2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Scope.run(scope -> {
            for (int i = 0; i < 200; i++) {
                scope.fork(two, "compute", () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    assertThat(Thread.currentThread().isVirtual()).isFalse();
                    assertThat(Thread.currentThread().getName()).startsWith("two-");
                    running.decrementAndGet();
                });
            }
        });
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void computing_pushesBack_forkWaitsWhileAllAreAtWork() throws InterruptedException {
        Dispatcher one = Dispatcher.computing("one", 1);
        Event mayEnd = Event.create();
        Scope.run(scope -> {
            scope.fork(one, "first", mayEnd::await);
            Task<Task<?>> forker = scope.fork("forker", () -> scope.fork(one, "second", () -> {}));
            Await.blocked(forker);
            assertThat(forker.isDone()).isFalse();
            mayEnd.set();
            forker.join().join();
        });
    }

    @Test
    void forkThatWaitsForAPlace_whenItsScopeIsCancelled_givesACancelledTask() throws InterruptedException {
        Dispatcher one = Dispatcher.computing("one", 1);
        Event mayEnd = Event.create();
        Scope.run(scope -> {
            scope.fork(
                    one,
                    "busy",
                    () -> Cancellation.shield(() -> {
                        mayEnd.await();
                        return null;
                    }));
            Task<Outcome<?>> outcome = scope.fork("outer", () -> {
                List<Task<?>> forked = new ArrayList<>();
                try {
                    Scope.run(inner -> {
                        Task<?> forker = inner.fork("forker", () -> {
                            forked.add(inner.fork(one, "late", () -> {}));
                        });
                        Await.blocked(forker);
                        inner.cancel("enough");
                    });
                } catch (ScopeCancelledException expected) {
                    assertThat(expected).hasMessageContaining("enough");
                }
                return forked.getFirst().outcome();
            });
            assertThat(outcome.join()).isInstanceOf(Outcome.Cancelled.class);
            mayEnd.set();
        });
    }

    @Test
    void forkWhereEveryThreadWaitsToForkThere_failsAndSaysSo() throws InterruptedException {
        Dispatcher two = Dispatcher.computing("two", 2);
        Scope.supervised().run(scope -> {
            Event bothRun = Event.create();
            List<Task<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                tasks.add(scope.fork(two, "outer " + i, () -> {
                    bothRun.await();
                    scope.fork(two, "inner", () -> {}).join();
                }));
            }
            bothRun.set();
            List<Throwable> failures = new ArrayList<>();
            for (Task<?> task : tasks) {
                if (task.outcome() instanceof Outcome.Failure<?>(Throwable exception)) {
                    failures.add(exception);
                }
            }
            assertThat(failures)
                    .hasSizeLessThan(2)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("would wait for ever to fork on dispatcher 'two'"));
        });
        Scope.run(scope -> scope.fork(two, "free again", () -> {}));
    }

    @Test
    void contextDeadlineAndCancellation_areTheSameEverywhere() throws InterruptedException {
        Dispatcher one = Dispatcher.computing("one", 1);
        USER.where("ada").call(() -> {
            Scope.within(Duration.ofMinutes(1)).run(scope -> {
                Task<String> task = scope.fork(one, "reads", () -> {
                    assertThat(Deadline.current().isSet()).isTrue();
                    return USER.get();
                });
                assertThat(task.join()).isEqualTo("ada");
                Task<?> blocked = scope.fork(one, "blocked", Await::forever);
                Await.blocked(blocked);
                blocked.cancel("enough");
                assertThat(blocked.outcome()).isInstanceOf(Outcome.Cancelled.class);
                assertThat(scope.fork(one, "after", () -> Thread.currentThread().isInterrupted())
                                .join())
                        .isFalse();
            });
            return null;
        });
    }

    @Test
    void executor_thatRefuses_failsTheTask() throws InterruptedException {
        Dispatcher refusing = Dispatcher.of(command -> {
            throw new RejectedExecutionException("closed");
        });
        Scope.supervised()
                .run(scope -> assertThatThrownBy(
                                () -> scope.fork(refusing, "refused", () -> {}).join())
                        .isInstanceOf(TaskFailedException.class)
                        .hasCauseInstanceOf(RejectedExecutionException.class));
    }

    @Test
    void executor_thatRunsAtOnce_onTheForkersThread_keepsTheForkersOwnState() throws InterruptedException {
        Dispatcher direct = Dispatcher.of(Runnable::run);
        Scope.run(scope -> {
            Thread caller = Thread.currentThread();
            assertThat(scope.fork(direct, "here", Thread::currentThread).join()).isSameAs(caller);
            scope.fork("still a member", () -> {});
        });
    }

    @Test
    void noThread_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dispatcher.computing("none", 0))
                .withMessageContaining("threads is 0");
    }
}
