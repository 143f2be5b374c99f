package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.internal.wait.Strand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a scope promises of its body, its tasks, and their failures: each test is named after a promise. */
class ScopePromisesTest {

    // ---- the body --------------------------------------------------------------------------------------------------

    @Test
    void body_runsOnTheCallingThread() throws InterruptedException {
        Thread caller = Thread.currentThread();
        assertThat(Scope.<Thread, RuntimeException>call(scope -> Thread.currentThread()))
                .isSameAs(caller);
    }

    @Test
    void body_givesItsResult() throws InterruptedException {
        int sum = Scope.call(scope -> {
            Task<Integer> one = scope.fork("one", () -> 1);
            Task<Integer> two = scope.fork("two", () -> 2);
            return one.join() + two.join();
        });
        assertThat(sum).isEqualTo(3);
    }

    @Test
    void body_mayReturnNull() throws InterruptedException {
        assertThat(Scope.<Object, RuntimeException>call(scope -> null)).isNull();
    }

    @Test
    void bodysException_comesOutAsItself() {
        IOException own = new IOException("own");
        assertThatThrownBy(() -> Scope.call(scope -> {
                    throw own;
                }))
                .isSameAs(own);
    }

    @Test
    void bodysException_cancelsTheTasksAndWaitsForThem() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        Throwable thrown = catchThrowable(() -> Scope.run(scope -> {
            task.set(scope.fork("waits", Await::forever));
            throw new IOException("own");
        }));
        assertThat(thrown).isInstanceOf(IOException.class).hasNoSuppressedExceptions();
        assertThat(task.get().tryOutcome())
                .isInstanceOfSatisfying(
                        Outcome.Cancelled.class,
                        cancelled ->
                                assertThat(cancelled.cancellation().reason()).contains("IOException: own"));
    }

    @Test
    void bodysException_carriesTheTasksFailuresSuppressed() {
        IOException own = new IOException("own");
        IllegalStateException late = new IllegalStateException("late");
        Throwable thrown = catchThrowable(() -> Scope.run(scope -> {
            Await.blocked(scope.fork("late", () -> {
                try {
                    Await.forever();
                } catch (CancelledException e) {
                    throw late;
                }
            }));
            throw own;
        }));
        assertThat(thrown).isSameAs(own);
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed)
                        .isInstanceOf(TaskFailedException.class)
                        .hasCause(late));
    }

    // ---- which children are waited for -----------------------------------------------------------------------------

    @Test
    void children_areAllWaitedFor() throws InterruptedException {
        AtomicInteger ended = new AtomicInteger();
        Channel<Integer> go = Channel.rendezvous();
        Scope.run(scope -> {
            for (int i = 0; i < 10; i++) {
                scope.fork(() -> {
                    go.receive();
                    ended.incrementAndGet();
                });
            }
            scope.fork(() -> {
                for (int i = 0; i < 10; i++) {
                    go.send(i);
                }
            });
        });
        assertThat(ended).hasValue(10);
    }

    @Test
    void daemon_isCancelledWhenTheLastOtherChildHasEnded_andWaitedFor() throws InterruptedException {
        List<String> order = new ArrayList<>();
        Channel<String> done = Channel.rendezvous();
        Scope.named("served").run(scope -> {
            scope.forkDaemon("server", () -> {
                try {
                    order.add(done.receive());
                    Await.forever();
                } catch (CancelledException e) {
                    order.add("daemon cancelled by " + e.cancellation().canceller());
                }
            });
            scope.fork("client", () -> done.send("client served"));
        });
        assertThat(order).containsExactly("client served", "daemon cancelled by scope 'served'");
    }

    @Test
    void daemon_isATaskLikeAnyOther() throws InterruptedException {
        Scope.run(scope -> {
            Task<?> daemon = scope.forkDaemon("short", () -> {});
            daemon.join();
            assertThat(daemon.name()).isEqualTo("short");
        });
    }

    @Test
    void daemon_itsFailureIsAFailureLikeAnyOther() {
        assertThatThrownBy(() -> Scope.run(scope -> {
                    scope.forkDaemon("broken", () -> {
                        throw new IOException("broken");
                    });
                    Await.forever();
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("broken");
    }

    @Test
    void daemon_takesNoSlotOfTheLimit() throws InterruptedException {
        int result = Scope.limit(1).call(scope -> {
            scope.forkDaemon("one", Await::forever);
            scope.forkDaemon("two", Await::forever);
            return scope.fork("three", () -> 3).join();
        });
        assertThat(result).isEqualTo(3);
    }

    // ---- what a child's failure does -------------------------------------------------------------------------------

    @Test
    void childsFailure_cancelsSiblingsAndBody_andComesOutNamed() {
        IOException failure = new IOException("no route");
        AtomicReference<Task<?>> sibling = new AtomicReference<>();
        Throwable thrown = catchThrowable(() -> Scope.named("quote").run(scope -> {
            sibling.set(scope.fork("stock", Await::forever));
            scope.fork("price", () -> {
                throw failure;
            });
            Await.forever();
        }));
        assertThat(thrown)
                .isInstanceOf(TaskFailedException.class)
                .hasCause(failure)
                .hasNoSuppressedExceptions()
                .hasMessageContaining("task 'price' of scope 'quote' failed: java.io.IOException: no route")
                .hasMessageContaining("forked at")
                .hasMessageContaining("ScopePromisesTest.java");
        assertThat(sibling.get().tryOutcome()).isInstanceOf(Outcome.Cancelled.class);
    }

    @Test
    void childsFailure_comesOutOnlyWhenAllHaveEnded() {
        AtomicBoolean ended = new AtomicBoolean();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Task<?> slow = scope.fork("slow", () -> {
                        try {
                            Await.forever();
                        } finally {
                            Cancellation.shield(() -> {
                                Scope.run(inner -> inner.fork(() -> ended.set(true)));
                                return null;
                            });
                        }
                    });
                    Await.blocked(slow);
                    scope.fork("fails", () -> {
                        throw new IOException();
                    });
                }))
                .isInstanceOf(TaskFailedException.class);
        assertThat(ended).isTrue();
    }

    @Test
    void childsFailure_laterOnesAreSuppressedInTheFirst() {
        Throwable thrown = catchThrowable(() -> Scope.run(scope -> {
            Await.blocked(scope.fork("second", () -> {
                try {
                    Await.forever();
                } catch (CancelledException e) {
                    throw new IllegalStateException("second");
                }
            }));
            scope.fork("first", () -> {
                throw new IOException("first");
            });
        }));
        assertThat(thrown).hasRootCauseMessage("first");
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed)
                        .hasMessageContaining("task 'second'")
                        .hasRootCauseMessage("second"));
    }

    @Test
    void childsFailure_whatOnlyFollowsFromTheCancellationIsNotReported() {
        Throwable thrown = catchThrowable(() -> Scope.run(scope -> {
            Await.blocked(scope.fork("wraps", () -> {
                try {
                    Await.forever();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("wrapped", e);
                }
            }));
            Await.waiting(threadOf(scope.fork("blocks in the JDK", () -> new CountDownLatch(1).await())));
            scope.fork("fails", () -> {
                throw new IOException("first");
            });
            Await.forever();
        }));
        assertThat(thrown).hasRootCauseMessage("first").hasNoSuppressedExceptions();
    }

    @Test
    void childsFailure_reachesTheBodyThroughJoin_andIsReportedOnce() {
        AtomicReference<Throwable> met = new AtomicReference<>();
        Throwable thrown = catchThrowable(() -> Scope.run(scope -> {
            Task<?> fails = scope.fork("fails", () -> {
                throw new IOException("once");
            });
            try {
                fails.join();
            } catch (TaskFailedException e) {
                met.set(e);
                throw e;
            }
        }));
        assertThat(thrown).isSameAs(met.get()).hasRootCauseMessage("once").hasNoSuppressedExceptions();
    }

    @Test
    void childsFailure_wrappedByTheBody_comesOutAsTheBodysOwn_andIsReportedOnce() {
        Throwable thrown = catchThrowable(() -> Scope.run(scope -> {
            Task<?> fails = scope.fork("fails", () -> {
                throw new IOException("once");
            });
            try {
                fails.join();
            } catch (TaskFailedException e) {
                throw new IllegalArgumentException("own", e);
            }
        }));
        assertThat(thrown)
                .isInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("once")
                .hasNoSuppressedExceptions();
    }

    @Test
    void childsFailure_isThrownEvenIfTheBodySwallowsIt() {
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Task<?> fails = scope.fork("fails", () -> {
                        throw new IOException("kept");
                    });
                    assertThat(catchThrowable(fails::join)).isInstanceOf(TaskFailedException.class);
                }))
                .hasRootCauseMessage("kept");
    }

    @Test
    void childsFailure_showsAtJoinEvenWhileTheScopeIsBeingCancelled() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            AtomicReference<Throwable> met = new AtomicReference<>();
            Throwable thrown = catchThrowable(() -> Scope.run(scope -> {
                Task<?> fails = scope.fork("fails", () -> {
                    throw new IOException("known");
                });
                try {
                    fails.join();
                } catch (TaskFailedException | CancelledException e) {
                    met.set(e);
                }
            }));
            assertThat(met.get()).isInstanceOf(TaskFailedException.class).hasRootCauseMessage("known");
            assertThat(thrown).hasRootCauseMessage("known");
        }
    }

    @Test
    void childsError_isAFailureLikeAnException() {
        assertThatThrownBy(() -> Scope.run(scope -> scope.fork("error", () -> {
                    throw new StackOverflowError();
                })))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void taskCancelledByName_isNoFailureOfItsScope() throws InterruptedException {
        Task<?> cancelled = Scope.call(scope -> {
            Task<?> task = scope.fork("unwanted", Await::forever);
            assertThat(task.cancel("not needed")).isTrue();
            assertThat(task.cancel("again")).isFalse();
            return task;
        });
        assertThat(cancelled.tryOutcome()).isInstanceOfSatisfying(Outcome.Cancelled.class, outcome -> {
            assertThat(outcome.cancellation().reason()).isEqualTo("not needed");
            assertThat(outcome.cancellation().canceller())
                    .contains(Thread.currentThread().getName());
        });
    }

    @Test
    void taskCancelledByName_joinNamesItAndItsCanceller() throws InterruptedException {
        Scope.named("shop").run(scope -> {
            Task<?> task = scope.fork("unwanted", Await::forever);
            task.cancel("not needed");
            assertThatThrownBy(task::join)
                    .isInstanceOf(TaskCancelledException.class)
                    .hasMessageContaining("task 'unwanted' of scope 'shop'")
                    .hasMessageContaining("not needed")
                    .hasMessageContaining(Thread.currentThread().getName());
        });
    }

    @Test
    void interruptFromOutside_thatEndsAChild_isThatChildsFailure() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Task<?> task = scope.fork("hit", () -> {
                        thread.set(Thread.currentThread());
                        Await.forever();
                    });
                    Await.blocked(task);
                    thread.get().interrupt();
                    Await.forever();
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("task 'hit'")
                .hasCauseExactlyInstanceOf(InterruptedException.class);
    }

    // ---- supervised ------------------------------------------------------------------------------------------------

    @Test
    void supervised_failureCancelsNobody_andShowsAtJoin() throws InterruptedException {
        int result = Scope.supervised().call(scope -> {
            Task<?> fails = scope.fork("fails", () -> {
                throw new IOException("alone");
            });
            Task<Integer> other = scope.fork("other", () -> 7);
            assertThatThrownBy(fails::join).hasRootCauseMessage("alone");
            assertThat(scope.isCancelled()).isFalse();
            return other.join();
        });
        assertThat(result).isEqualTo(7);
    }

    @Test
    void supervised_failureSeenAsOutcome_isNotThrownAgain() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Task<?> fails = scope.fork("fails", () -> {
                throw new IOException("seen");
            });
            assertThat(fails.outcome()).isInstanceOf(Outcome.Failure.class);
        });
    }

    @Test
    void supervised_failureThatNobodySaw_isThrownAtTheEnd() {
        assertThatThrownBy(() -> Scope.supervised()
                        .run(scope -> scope.fork("fails", () -> {
                            throw new IOException("unseen");
                        })))
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("unseen");
    }

    @Test
    void supervised_handlerIsCalledOnceForEachFailure_beforeItsEndIsSeen() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        AtomicReference<Boolean> doneInHandler = new AtomicReference<>();
        Scope.supervised()
                .supervised((task, failure) -> {
                    calls.incrementAndGet();
                    doneInHandler.set(task.isDone());
                })
                .run(scope -> {
                    Task<?> fails = scope.fork("fails", () -> {
                        throw new IOException("handled");
                    });
                    assertThat(fails.outcome()).isInstanceOf(Outcome.Failure.class);
                    assertThat(calls).hasValue(1);
                });
        assertThat(calls).hasValue(1);
        assertThat(doneInHandler).hasValue(false);
    }

    @Test
    void supervised_handlerThatThrows_leavesTheFailureUnseen() {
        Throwable thrown = catchThrowable(() -> Scope.supervised()
                .supervised((task, failure) -> {
                    throw new IllegalStateException("handler");
                })
                .run(scope -> scope.fork("fails", () -> {
                    throw new IOException("kept");
                })));
        assertThat(thrown).isInstanceOf(TaskFailedException.class).hasRootCauseMessage("kept");
        assertThat(thrown.getCause().getSuppressed())
                .singleElement()
                .satisfies(problem -> assertThat(problem).hasMessage("handler"));
    }

    // ---- who may fork ----------------------------------------------------------------------------------------------

    @Test
    void fork_byATaskOfTheScopeAtAnyDepth() throws InterruptedException {
        AtomicInteger ran = new AtomicInteger();
        Scope.run(outer -> outer.fork(() -> Scope.run(inner -> inner.fork(() -> {
            outer.fork(ran::incrementAndGet);
            return null;
        }))));
        assertThat(ran).hasValue(1);
    }

    @Test
    void fork_intoACancelledScope_givesACancelledTask_andDoesNotRunItsBody() throws InterruptedException {
        AtomicBoolean ran = new AtomicBoolean();
        Scope.run(scope -> {
            scope.cancel("enough");
            Task<?> task = scope.fork("late", () -> ran.set(true));
            assertThat(task.isDone()).isTrue();
            assertThat(task.tryOutcome()).isInstanceOf(Outcome.Cancelled.class);
        });
        assertThat(ran).isFalse();
    }

    @Test
    void fork_intoACancelledScope_givesATaskThatSaysWhy() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("enough");
            Task<Integer> task = scope.fork("late", () -> 1);
            assertThat(task.tryOutcome())
                    .isInstanceOfSatisfying(
                            Outcome.Cancelled.class,
                            outcome ->
                                    assertThat(outcome.cancellation().reason()).isEqualTo("enough"));
        });
    }

    @Test
    void fork_afterAFailureWasSeen_givesACancelledTask() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            AtomicReference<Task<?>> late = new AtomicReference<>();
            assertThat(catchThrowable(() -> Scope.run(scope -> {
                        Task<?> fails = scope.fork("fails", () -> {
                            throw new IOException();
                        });
                        try {
                            fails.join();
                        } catch (TaskFailedException e) {
                            late.set(scope.fork("late", () -> 1));
                        }
                    })))
                    .isInstanceOf(TaskFailedException.class);
            assertThat(late.get().tryOutcome()).isInstanceOf(Outcome.Cancelled.class);
        }
    }

    @Test
    void fork_intoAClosedScope_isRefused() throws InterruptedException {
        Scope leaked = Scope.named("import").call(scope -> scope);
        assertThatThrownBy(() -> leaked.fork(() -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("scope 'import' is closed: fork inside its body");
        assertThatThrownBy(() -> leaked.tryFork("x", () -> 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> leaked.forkDaemon("x", () -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> leaked.cancel("x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fork_byAThreadOutsideTheScope_isRefused() throws InterruptedException {
        Scope.named("mine").run(scope -> {
            AtomicReference<Throwable> refused = new AtomicReference<>();
            Thread stranger = Thread.ofVirtual()
                    .name("stranger")
                    .start(() -> refused.set(catchThrowable(() -> scope.fork(() -> 1))));
            stranger.join();
            assertThat(refused.get())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'stranger'")
                    .hasMessageContaining("scope 'mine'");
        });
    }

    @Test
    void task_hasTheForkersContextClassLoader() throws InterruptedException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader special = new ClassLoader(before) {};
        Thread.currentThread().setContextClassLoader(special);
        try {
            ClassLoader seen =
                    Scope.call(scope -> scope.fork(() -> Thread.currentThread().getContextClassLoader())
                            .join());
            assertThat(seen).isSameAs(special);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void task_withAName_runsOnAThreadOfThatName() throws InterruptedException {
        String seen = Scope.call(scope ->
                scope.fork("reader", () -> Thread.currentThread().getName()).join());
        assertThat(seen).isEqualTo("reader");
    }

    // ---- bad use ---------------------------------------------------------------------------------------------------

    @Test
    void join_ofItself_isRefused() {
        Channel<Task<?>> self = Channel.rendezvous();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Task<?> task = scope.fork("me", () -> self.receive().join());
                    self.send(task);
                }))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("it would join itself");
    }

    @Test
    void join_ofTheTaskAroundIt_isRefused() {
        Channel<Task<?>> outerTask = Channel.rendezvous();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Task<?> outer = scope.fork(
                            "outer",
                            () -> Scope.run(inner -> inner.fork(
                                    "inner", () -> outerTask.receive().join())));
                    outerTask.send(outer);
                }))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("it is inside task 'outer'");
    }

    @Test
    void join_inACircle_isRefused() {
        Channel<Task<?>> toFirst = Channel.rendezvous();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Task<?> first = scope.fork("first", () -> toFirst.receive().join());
                    Task<?> second = scope.fork("second", () -> first.join());
                    toFirst.send(second);
                }))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("would wait for ever");
    }

    @Test
    void nulls_areRefusedByName() throws InterruptedException {
        assertThatThrownBy(() -> Scope.named(null)).hasMessage("name");
        assertThatThrownBy(() -> Scope.within(null)).hasMessage("limit");
        assertThatThrownBy(() -> Scope.call(null)).hasMessage("body");
        Scope.run(scope -> {
            assertThatThrownBy(() -> scope.fork((Task.Action) null)).hasMessage("body");
            assertThatThrownBy(() -> scope.fork(null, () -> 1)).hasMessage("name");
            assertThatThrownBy(() -> scope.cancel(null)).hasMessage("reason");
        });
    }

    @Test
    void badLimits_areRefused() {
        assertThatThrownBy(() -> Scope.limit(0)).hasMessage("limit is 0: at least 1 task must be able to run");
        assertThatThrownBy(() -> Scope.within(java.time.Duration.ofSeconds(-1))).hasMessageContaining("limit is PT-1S");
    }

    @Test
    void scopeCancelled_beforeTheBodyHasAResult() {
        assertThatThrownBy(() -> Scope.named("search").run(scope -> {
                    scope.fork("stops it", () -> {
                        scope.cancel("found");
                    });
                    Await.forever();
                }))
                .isInstanceOf(ScopeCancelledException.class)
                .hasMessageContaining("scope 'search'")
                .hasMessageContaining("task 'stops it' of scope 'search': found");
    }

    @Test
    void scopeCancelled_afterTheBodyHasAResult_givesIt() throws InterruptedException {
        String result = Scope.call(scope -> {
            scope.fork("endless", Await::forever);
            scope.cancel("found");
            return "found";
        });
        assertThat(result).isEqualTo("found");
    }

    @Test
    void scope_showsItsNameAndHowItStands() throws InterruptedException {
        AtomicReference<Scope> opened = new AtomicReference<>();
        Scope.named("import").run(scope -> {
            opened.set(scope);
            scope.fork("task", () -> assertThat(scope.toString()).contains("'import'", "open, 1 tasks"))
                    .join();
        });
        assertThat(opened.get().toString()).contains("'import'", "closed");
    }

    @Test
    void scopeCancelled_isToldWhetherThatWasTheFirstTime() throws InterruptedException {
        String result = Scope.call(scope -> {
            assertThat(scope.isCancelled()).isFalse();
            assertThat(scope.cancel("found")).isTrue();
            assertThat(scope.isCancelled()).isTrue();
            assertThat(scope.cancel("found again")).isFalse();
            return "found";
        });
        assertThat(result).isEqualTo("found");
    }

    // ---- where a task was forked -----------------------------------------------------------------------------------

    @Test
    void failure_showsWhereTheTaskWasForked_upToTheRoot() {
        Throwable thrown =
                catchThrowable(() -> Scope.named("outer").run(outer -> outer.fork("parent", this::forkChild)));
        Throwable inner = thrown.getCause();
        assertThat(inner).isInstanceOf(TaskFailedException.class);
        assertThat(inner.getMessage().lines().map(String::strip))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("task 'child' of scope 'inner' failed: java.io.IOException"),
                        line -> assertThat(line)
                                .contains("forked at")
                                .contains("forkChild")
                                .endsWith("by task 'parent' of scope 'outer'"),
                        line -> assertThat(line).contains("forked at").contains("upToTheRoot"));
        assertThat(((TaskFailedException) inner).task().forkTrace().getFirst().getMethodName())
                .contains("forkChild");
    }

    /** The task's thread, once it runs. */
    private static Thread threadOf(Task<?> task) {
        Strand strand = (Strand) task;
        Await.until("it runs", () -> strand.thread() != null);
        return strand.thread();
    }

    private Void forkChild() throws InterruptedException {
        Scope.named("inner")
                .run(scope -> scope.fork("child", () -> {
                    throw new IOException("deep");
                }));
        return null;
    }
}
