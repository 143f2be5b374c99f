package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Inspection;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.loop.bridge.Futures;
import dev.selvedge.sync.Latch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tools see of tasks that are suspended on a loop, whose threads tell nothing of them. */
@NeedsFlags
class ConfinedInspectionTest {

    @ParameterizedTest
    @EnumSource(
            value = Confinement.class,
            names = {"BY_IDENTITY", "BY_BATON"})
    void waitOfASuspendedTask_isSeen(Confinement way) throws InterruptedException {
        Channel<String> rows = Channel.named("rows").rendezvous();
        try (EventLoop loop = EventLoop.start("ui")) {
            Scope.named("waits " + way).run(scope -> {
                scope.fork(way.on(loop), "reader", () -> rows.receive());
                Await.until("it waits", () -> rows.statistics().receiversWaiting() == 1);
                Await.until("it is off its thread", () -> only(scope.name()).thread() == null);
                Inspection seen = only(scope.name());
                assertThat(seen.description()).isEqualTo("task 'reader' of scope 'waits " + way + "'");
                assertThat(seen.waits()).singleElement().satisfies(wait -> {
                    assertThat(wait.operation()).isEqualTo("receive");
                    assertThat(wait.description()).isEqualTo("channel 'rows'");
                    assertThat(wait.timed()).isFalse();
                });
                assertThat(seen.forkTrace()).isNotEmpty();
                rows.send("one");
            });
            assertThat(of("waits " + way)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Confinement.class,
            names = {"BY_IDENTITY", "BY_BATON"})
    void taskThatCouldGoOn_waitsForItsTurn_keptByAMessage(Confinement way) throws InterruptedException {
        CountDownLatch kept = new CountDownLatch(1);
        AtomicReference<Thread> keeper = new AtomicReference<>();
        try (EventLoop loop = EventLoop.start("ui")) {
            Scope.named("turn " + way).run(scope -> {
                loop.execute(() -> {
                    keeper.set(Thread.currentThread());
                    Await.until("it is told to go on", () -> kept.getCount() == 0);
                });
                Await.until("the loop is kept", () -> keeper.get() != null);
                scope.fork(way.on(loop), "label", () -> "text");
                assertThat(only(scope.name()).waits()).singleElement().satisfies(wait -> {
                    assertThat(wait.operation()).isEqualTo("turn");
                    assertThat(wait.description()).isEqualTo("event loop 'ui'");
                    assertThat(wait.holders()).isEqualTo(List.of(keeper.get()));
                });
                kept.countDown();
            });
        }
    }

    @Test
    void byTurns_theThreadsScheduler_tellsOfTheTurn() throws Exception {
        CountDownLatch kept = new CountDownLatch(1);
        AtomicReference<Thread> keeper = new AtomicReference<>();
        try (EventLoop loop = EventLoop.start("ui")) {
            Scope.run(scope -> {
                Latch first = Latch.of(1);
                Task<Object> task = scope.fork(loop.byTurns(), "label", () -> {
                    first.countDown();
                    return schedulerOf(Thread.currentThread());
                });
                first.await();
                Object scheduler = task.join();
                loop.execute(() -> {
                    keeper.set(Thread.currentThread());
                    Await.until("it is told to go on", () -> kept.getCount() == 0);
                });
                Await.until("the loop is kept", () -> keeper.get() != null);
                Inspection.Wait turn = Inspection.turnOf(scheduler);
                assertThat(turn).isNotNull();
                assertThat(turn.description()).isEqualTo("event loop 'ui'");
                assertThat(turn.holders()).isEqualTo(List.of(keeper.get()));
                kept.countDown();
            });
        }
        assertThat(Inspection.turnOf(new Object())).isNull();
    }

    private static Object schedulerOf(Thread thread) throws ReflectiveOperationException {
        var field = Class.forName("java.lang.VirtualThread").getDeclaredField("scheduler");
        field.setAccessible(true);
        return field.get(thread);
    }

    @Test
    void whoWaitsForAFutureThatIsNeverCompleted_isSeen() throws InterruptedException {
        CompletableFuture<String> never = new CompletableFuture<>();
        try (EventLoop loop = EventLoop.start("ui")) {
            Scope.named("quotes").supervised().run(scope -> {
                Task<String> quote = scope.fork(loop.byIdentity(), "quote", () -> Futures.await(never));
                Await.until(
                        "it waits",
                        () -> of(scope.name()).stream()
                                .flatMap(task -> task.waits().stream())
                                .anyMatch(wait -> wait.description().equals("a CompletableFuture")));
                quote.cancel("nobody wants it");
            });
        }
        assertThat(never).isCancelled();
    }

    @Test
    void futureThatIsNeverCompleted_endsAtTheDeadline() throws InterruptedException {
        CompletableFuture<String> never = new CompletableFuture<>();
        try (EventLoop loop = EventLoop.start("ui")) {
            Scope.supervised().run(scope -> {
                Task<String> quote = scope.fork(
                        loop.byIdentity(),
                        "quote",
                        () -> Scope.within(Duration.ofMillis(20)).call(inner -> Futures.await(never)));
                assertThat(quote.outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Failure.class,
                                failed -> assertThat(failed.exception()).isInstanceOf(DeadlineExceededException.class));
            });
        }
        assertThat(never).isCancelled();
    }

    @Test
    void idleLoop_isSeenToWaitForSomethingToDo() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        try (EventLoop loop = EventLoop.start("idle")) {
            loop.execute(() -> thread.set(Thread.currentThread()));
            Await.blocked(thread);
            Inspection seen = Inspection.of(thread.get());
            assertThat(seen).isNotNull();
            assertThat(seen.waits()).singleElement().satisfies(wait -> {
                assertThat(wait.operation()).isEqualTo("serve");
                assertThat(wait.description()).isEqualTo("event loop 'idle'");
            });
        }
    }

    private static List<Inspection> of(String scope) {
        return Inspection.confined().stream()
                .filter(task -> task.membership() != null
                        && task.membership().scope().name().equals(scope))
                .toList();
    }

    private static Inspection only(String scope) {
        assertThat(of(scope)).hasSize(1);
        return of(scope).getFirst();
    }
}
