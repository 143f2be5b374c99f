package dev.selvedge.doctor.observe;

import static dev.selvedge.doctor.observe.Conditions.assertWithin;
import static dev.selvedge.doctor.observe.Conditions.letPass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Dispatcher;
import dev.selvedge.Scope;
import dev.selvedge.TaskFailedException;
import dev.selvedge.sync.Latch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is in a recording of tasks and scopes, read back from its file. */
@ExtendWith(WithFlightEvents.class)
class FlightEventsTest {

    private static final Duration LONG_ENOUGH = Duration.ofMillis(20);

    @Test
    void task_hasItsNameItsScopeAndItsOutcome() throws Throwable {
        Recorded recorded = Recorded.of(() -> Scope.named("order").run(scope -> scope.fork("price", () -> 1)));
        RecordedEvent task = recorded.one("Task", "task", "price");
        assertThat(task.getString("scope")).isEqualTo("order");
        assertThat(task.getString("outcome")).isEqualTo("success");
        assertThat(task.getDuration("startDelay")).isPositive().isLessThan(Duration.ofMinutes(1));
        assertThat(task.getThread().isVirtual()).isTrue();
        assertThat(task.getThread().getJavaName()).isEqualTo("price");
    }

    @Test
    void durations_areThoseOfTaskAndScope_oneInsideTheOther() throws Throwable {
        AtomicReference<Duration> inside = new AtomicReference<>();
        Recorded recorded = Recorded.of(() -> Scope.named("order")
                .run(scope -> scope.fork("slow", () -> {
                    Instant begun = Instant.now();
                    letPass(LONG_ENOUGH);
                    inside.set(Duration.between(begun, Instant.now()).minusMillis(2)); // two clocks
                })));
        RecordedEvent task = recorded.one("Task", "task", "slow");
        RecordedEvent scope = recorded.one("Scope", "scope", "order");
        assertThat(task.getDuration()).isGreaterThan(inside.get());
        assertThat(scope.getStartTime()).isBeforeOrEqualTo(task.getStartTime());
        assertThat(scope.getDuration()).isGreaterThanOrEqualTo(task.getDuration());
        assertThat(scope.getThread().getJavaName()).isEqualTo("main of the test");
    }

    @Test
    void outcomes_areToldApart() throws Throwable {
        Recorded recorded =
                Recorded.of(() -> assertThatThrownBy(() -> Scope.named("order").run(scope -> {
                            Latch never = Latch.of(1);
                            Latch waits = Latch.of(1);
                            scope.fork("waits", () -> {
                                waits.countDown();
                                never.await();
                            });
                            scope.fork("fails", () -> {
                                waits.await();
                                throw new IOException("no route");
                            });
                        }))
                        .isInstanceOf(TaskFailedException.class));
        assertThat(recorded.one("Task", "task", "waits").getString("outcome")).isEqualTo("cancelled");
        assertThat(recorded.one("Task", "task", "fails").getString("outcome")).isEqualTo("failure");
        RecordedEvent cancellation = recorded.one("Cancellation", "what", "scope 'order'");
        assertThat(cancellation.getString("canceller")).isEqualTo("task 'fails' of scope 'order'");
        assertThat(cancellation.getString("reason")).isEqualTo("it failed with java.io.IOException: no route");
    }

    @Test
    void nestedScopes_onOneThread_haveTheirOwnEvents() throws Throwable {
        Recorded recorded = Recorded.of(() -> Scope.named("outer").run(outer -> {
            Scope.named("first").run(inner -> inner.fork("a", () -> 1));
            Scope.named("second").run(inner -> Scope.named("innermost").run(innermost -> {}));
            outer.fork("b", () -> Scope.named("of b").run(inner -> {}));
        }));
        assertThat(recorded.all("Scope"))
                .extracting(event -> event.getString("scope"))
                .containsExactlyInAnyOrder("outer", "first", "second", "innermost", "of b");
        assertThat(recorded.all("Task")).hasSize(2);
        assertWithin(recorded.one("Scope", "scope", "first"), recorded.one("Scope", "scope", "outer"));
        assertWithin(recorded.one("Scope", "scope", "innermost"), recorded.one("Scope", "scope", "second"));
        assertWithin(recorded.one("Scope", "scope", "of b"), recorded.one("Task", "task", "b"));
    }

    @Test
    void tasksOnComputingThreads_haveTheirOwnEvents() throws Throwable {
        Dispatcher computing = Dispatcher.computing("mill", 1);
        Recorded recorded = Recorded.of(() -> Scope.run(scope -> {
            for (int i = 0; i < 10; i++) {
                scope.fork(computing, "grind " + i, () -> Scope.named("sieve").run(inner -> {}));
            }
        }));
        assertThat(recorded.all("Task")).hasSize(10).allSatisfy(task -> {
            assertThat(task.getThread().isVirtual()).isFalse();
            assertThat(task.getThread().getJavaName()).startsWith("mill-");
        });
        assertThat(recorded.all("Scope")).hasSize(11);
    }

    @Test
    void tasksOnTheForkersOwnThread_areNotMixedUp() throws Throwable {
        Dispatcher here = Dispatcher.of(Runnable::run);
        Recorded recorded = Recorded.of(() -> Scope.named("outer")
                .run(outer -> outer.fork(
                        here, "above", () -> Scope.named("inner").run(inner -> inner.fork(here, "below", () -> 1)))));
        assertWithin(recorded.one("Task", "task", "below"), recorded.one("Scope", "scope", "inner"));
        assertWithin(recorded.one("Scope", "scope", "inner"), recorded.one("Task", "task", "above"));
        assertWithin(recorded.one("Task", "task", "above"), recorded.one("Scope", "scope", "outer"));
    }

    @Test
    void taskWithoutAThread_hasNoEvent_andThatOfItsForkerIsWhole() throws Throwable {
        Dispatcher full = Dispatcher.of(task -> {
            throw new IllegalStateException("full");
        });
        Recorded recorded = Recorded.of(() -> Scope.run(scope -> scope.fork(
                "forker",
                () -> Scope.supervised()
                        .call(inner -> inner.fork(full, "homeless", () -> 1).outcome()))));
        assertThat(recorded.all("Task"))
                .extracting(event -> event.getString("task"))
                .containsExactly("forker");
        assertThat(recorded.one("Task", "task", "forker").getString("outcome")).isEqualTo("success");
    }

    @Test
    void daemon_isToldOfAsCancelled() throws Throwable {
        Recorded recorded = Recorded.of(() -> Scope.named("shop").run(scope -> {
            Latch started = Latch.of(1);
            scope.forkDaemon("heartbeat", () -> {
                started.countDown();
                Latch.of(1).await();
            });
            started.await();
        }));
        assertThat(recorded.one("Task", "task", "heartbeat").getString("outcome"))
                .isEqualTo("cancelled");
        assertThat(recorded.one("Cancellation", "canceller", "scope 'shop'").getString("what"))
                .isEqualTo("task 'heartbeat' of scope 'shop'");
    }

    @Test
    void fork_hasTheStackOfTheForker() throws Throwable {
        Recorded recorded = Recorded.of(() -> Scope.run(scope -> scope.fork("leaf", () -> 1)));
        assertThat(recorded.one("Fork", "task", "leaf").getStackTrace().getFrames())
                .extracting(RecordedFrame::getMethod)
                .anySatisfy(method -> assertThat(method.getType().getName())
                        .isEqualTo(getClass().getName()));
    }
}
