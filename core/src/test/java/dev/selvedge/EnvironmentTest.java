package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.internal.jdk.JdkEnvironment;
import dev.selvedge.spi.Environment;
import dev.selvedge.spi.Parker;
import dev.selvedge.spi.TaskListener;
import dev.selvedge.spi.ThreadStarter;
import dev.selvedge.sync.Semaphore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the seams promise to those who replace them. */
class EnvironmentTest {

    private final Environment jdk = JdkEnvironment.INSTANCE;

    @Test
    void starter_startsEveryTask_alsoThoseOfTasks() throws Throwable {
        List<String> started = new ArrayList<>();
        ThreadStarter noting = (name, body) -> {
            started.add(name);
            jdk.starter().start(name, body);
        };
        onAThreadWith(new Environment(noting, jdk.parker(), jdk.time(), jdk.listener(), jdk.seeds()), () -> {
            Scope.run(outer -> outer.fork("outer", () -> Scope.run(inner -> inner.fork("inner", () -> 1))));
        });
        assertThat(started).containsExactly("outer", "inner");
    }

    @Test
    void starter_thatRefuses_failsTheTask() throws Throwable {
        ThreadStarter refusing = (name, body) -> {
            throw new RejectedExecutionException("no more threads");
        };
        onAThreadWith(
                new Environment(refusing, jdk.parker(), jdk.time(), jdk.listener(), jdk.seeds()),
                () -> assertThatThrownBy(() -> Scope.run(scope -> scope.fork("x", () -> 1)))
                        .isInstanceOf(TaskFailedException.class)
                        .hasRootCauseMessage("no more threads"));
    }

    @Test
    void starter_isGivenTheTask_whereverItRuns() throws Throwable {
        List<String> given = new ArrayList<>();
        ThreadStarter noting = (name, body) -> {
            given.add(((TaskListener.Named) body).name());
            jdk.starter().start(name, body);
        };
        onAThreadWith(new Environment(noting, jdk.parker(), jdk.time(), jdk.listener(), jdk.seeds()), () -> {
            Scope.named("press").run(scope -> {
                scope.fork("fold", () -> 1);
                scope.fork(() -> 2);
            });
        });
        assertThat(given).containsExactly("fold", "press#2");
    }

    @Test
    void parker_isToldWhatIsAwaited_andMayAskAfterwards() throws Throwable {
        List<Inspection.Awaited> awaited = new ArrayList<>();
        CompletableFuture<@Nullable Void> parked = new CompletableFuture<>();
        Channel<Integer> rows = Channel.named("rows").buffered(1);
        Channel<Integer> late = Channel.named("late").buffered(1);
        CompletableFuture<Boolean> sent = CompletableFuture.supplyAsync(() -> {
            parked.join();
            return rows.trySend(1);
        });
        Parker noting = new NotingParker(jdk.parker(), parked, awaited);
        onAThreadWith(new Environment(jdk.starter(), noting, jdk.time(), jdk.listener(), jdk.seeds()), () -> {
            assertThat(Select.<Integer>select(rows.onReceive(), late.onReceive()))
                    .isEqualTo(1);
        });
        assertThat(sent.join()).isTrue();
        assertThat(awaited).isNotEmpty().allSatisfy(wait -> {
            assertThat(wait.operation()).isEqualTo("select");
            assertThat(wait.resource()).isEqualTo("channel 'late', channel 'rows'");
            assertThat(wait.waiter()).startsWith("thread '");
        });
    }

    @Test
    void blockerOfSomebodyElse_isNoWaitOfTheLibrary() {
        assertThat(Inspection.awaitedAt(new Object())).isNull();
    }

    private record NotingParker(Parker jdk, CompletableFuture<@Nullable Void> parked, List<Inspection.Awaited> awaited)
            implements Parker {

        @Override
        public void park(Object blocker) {
            parked.complete(null);
            jdk.park(blocker);
            awaited.add(Inspection.awaitedAt(blocker));
        }

        @Override
        public void parkUntil(Object blocker, long nanoTime) {
            jdk.parkUntil(blocker, nanoTime);
            awaited.add(Inspection.awaitedAt(blocker));
        }

        @Override
        public void unpark(Thread thread) {
            jdk.unpark(thread);
        }

        @Override
        public void pause(int attempt) {
            jdk.pause(attempt);
        }
    }

    @Test
    void resolver_isGivenTheEnvironmentOfTheJdk_toBuildOn() throws Throwable {
        AtomicReference<Environment> given = new AtomicReference<>();
        Environment.Resolver noting = (asked, otherwise) -> {
            given.set(otherwise);
            return otherwise;
        };
        Environment.install(noting);
        try {
            Thread.ofPlatform().start(() -> Cancellation.isCancelled()).join();
        } finally {
            Environment.remove(noting);
        }
        assertThat(given.get()).isSameAs(jdk);
    }

    @Test
    void seeds_decideTheChoicesOfSelect() throws Throwable {
        assertThat(choices(42)).isEqualTo(choices(42)).isNotEqualTo(choices(43));
    }

    private List<Integer> choices(long seed) throws Throwable {
        List<Integer> chosen = new ArrayList<>();
        onAThreadWith(new Environment(jdk.starter(), jdk.parker(), jdk.time(), jdk.listener(), () -> seed), () -> {
            Channel<Integer> one = Channel.buffered(1);
            Channel<Integer> two = Channel.buffered(1);
            for (int i = 0; i < 64; i++) {
                one.trySend(1);
                two.trySend(2);
                chosen.add(Select.<Integer>select(one.onReceive(), two.onReceive()));
            }
        });
        return chosen;
    }

    @Test
    void listener_isToldOfScopesTasksAndCancellations() throws Throwable {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        onAThreadWith(
                new Environment(jdk.starter(), jdk.parker(), jdk.time(), new Noting(told), jdk.seeds()),
                () -> assertThatThrownBy(() -> Scope.named("quote").run(scope -> {
                            scope.fork("fails", () -> {
                                throw new IOException();
                            });
                            Await.forever();
                        }))
                        .isInstanceOf(TaskFailedException.class));
        assertThat(told)
                .containsExactly(
                        "opened quote",
                        "forked fails in quote",
                        "cancelled scope 'quote' by task 'fails' of scope 'quote'",
                        "failure of fails in quote",
                        "closed quote");
    }

    @Test
    void listener_isToldOfPermitsThatLeaked_andOfHandlersThatFailed() throws Throwable {
        ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
        TaskListener listener = new TaskListener() {
            @Override
            public void problem(String message, Throwable problem) {
                problems.add(message);
            }
        };
        onAThreadWith(new Environment(jdk.starter(), jdk.parker(), jdk.time(), listener, jdk.seeds()), () -> {
            Semaphore seats = Semaphore.named("seats", 1);
            Scope.named("hall").run(scope -> scope.fork("guest", () -> seats.acquire()));
            Channel<Integer> latest = Channel.builder()
                    .overflow(Overflow.KEEP_LATEST)
                    .onUndelivered(element -> {
                        throw new IllegalStateException("no use for " + element);
                    })
                    .named("prices")
                    .buffered(1);
            latest.send(1);
            latest.send(2);
        });
        assertThat(problems)
                .containsExactly(
                        "task 'guest' of scope 'hall' ended without closing its permit of semaphore 'seats': it was given"
                                + " back; close it, best by try-with-resources, or hand it over",
                        "onUndelivered of channel 'prices' failed");
    }

    private record Noting(ConcurrentLinkedQueue<String> told) implements TaskListener {

        @Override
        public boolean listens() {
            return true;
        }

        @Override
        public void scopeOpened(Named scope) {
            told.add("opened " + scope.name());
        }

        @Override
        public void scopeClosed(Named scope) {
            told.add("closed " + scope.name());
        }

        @Override
        public void taskForked(Named scope, Named task) {
            told.add("forked " + task.name() + " in " + scope.name());
        }

        @Override
        public void taskEnded(Named scope, Named task, String outcome) {
            told.add(outcome + " of " + task.name() + " in " + scope.name());
        }

        @Override
        public void cancelled(String what, String canceller, String reason) {
            told.add("cancelled " + what + " by " + canceller);
        }
    }

    @Test
    void secondResolver_isRefused() {
        Environment.Resolver one = (thread, jdk) -> jdk;
        Environment.install(one);
        try {
            assertThatThrownBy(() -> Environment.install((thread, jdk) -> jdk))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            Environment.remove(one);
        }
    }

    /** What a thread does. */
    interface Body {
        void run() throws Throwable;
    }

    /** Runs the body on a platform thread of its own, in that environment, and throws what it throws. */
    static void onAThreadWith(Environment environment, Body body) throws Throwable {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().unstarted(() -> thrown.set(catchThrowable(body::run)));
        Environment.Resolver resolver = (asked, jdk) -> asked.equals(thread) ? environment : jdk;
        Environment.install(resolver);
        try {
            thread.start();
            thread.join();
        } finally {
            Environment.remove(resolver);
        }
        if (thrown.get() != null) {
            throw thrown.get();
        }
    }
}
