package dev.selvedge.doctor.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Dispatcher;
import dev.selvedge.Inspection;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import dev.selvedge.sync.Latch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.EventSettings;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in a recording, read back from its file. */
class FlightEventsTest {

    private static final Duration LONG_ENOUGH = Duration.ofMillis(20);

    private Observation observation;

    @BeforeEach
    void observe() {
        observation = Observation.install(new FlightEvents());
    }

    @AfterEach
    void close() {
        observation.close();
    }

    // ---- tasks and scopes ------------------------------------------------------------------------------------------

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

    private static void assertWithin(RecordedEvent inner, RecordedEvent outer) {
        assertThat(inner.getStartTime()).isAfterOrEqualTo(outer.getStartTime());
        assertThat(inner.getEndTime()).isBeforeOrEqualTo(outer.getEndTime());
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

    // ---- waits -----------------------------------------------------------------------------------------------------

    @Test
    void wait_saysWhoWaitedForWhat_afterItHasEnded() throws Throwable {
        Recorded recorded = Recorded.of(() -> Scope.named("import").run(scope -> {
            Channel<String> rows = Channel.named("rows").buffered(1);
            CompletableFuture<Thread> started = new CompletableFuture<>();
            scope.fork("copy", () -> {
                started.complete(Thread.currentThread());
                rows.receive();
            });
            awaitParked(started);
            rows.send("one");
        }));
        RecordedEvent wait = recorded.one("Wait", "operation", "receive");
        assertThat(wait.getString("resource")).isEqualTo("channel 'rows'");
        assertThat(wait.getString("waiter")).isEqualTo("task 'copy' of scope 'import'");
        assertThat(wait.getThread().getJavaName()).isEqualTo("copy");
        assertThat(wait.getStackTrace().getFrames()).isNotEmpty();
        assertWithin(wait, recorded.one("Task", "task", "copy"));
    }

    @Test
    void waitForTheEndOfAScope_isToldOf() throws Throwable {
        Recorded recorded = Recorded.of(() -> Scope.named("import").run(scope -> {
            Thread owner = Thread.currentThread();
            scope.fork("copy", () -> awaitWaiting(owner));
        }));
        assertThat(recorded.one("Wait", "operation", "wait for the end of").getString("resource"))
                .isEqualTo("scope 'import'");
    }

    @Test
    void select_namesAllThatItWaitedFor() throws Throwable {
        Recorded recorded = Recorded.of(() -> Scope.named("import").run(scope -> {
            Channel<String> rows = Channel.named("rows").buffered(1);
            Channel<String> errors = Channel.named("errors").buffered(1);
            CompletableFuture<Thread> started = new CompletableFuture<>();
            scope.fork("copy", () -> {
                started.complete(Thread.currentThread());
                Select.<String>select(rows.onReceive(), errors.onReceive());
            });
            awaitParked(started);
            errors.send("none");
        }));
        assertThat(recorded.one("Wait", "operation", "select").getString("resource"))
                .isEqualTo("channel 'errors', channel 'rows'");
    }

    @Test
    void deadline_isACancellation() throws Throwable {
        Recorded recorded = Recorded.of(() -> assertThatThrownBy(() -> Scope.named("quote")
                        .within(LONG_ENOUGH)
                        .run(scope -> Latch.of(1).await()))
                .isInstanceOf(DeadlineExceededException.class));
        assertThat(recorded.all("Cancellation"))
                .extracting(event -> event.getString("what"))
                .containsExactly("scope 'quote'");
    }

    @Test
    void cancellation_hasTheStackOfWhoAsked() throws Throwable {
        Recorded recorded = Recorded.of(() -> Scope.named("import").run(scope -> {
            Task<?> copy = scope.fork("copy", () -> Latch.of(1).await());
            copy.cancel("no longer needed");
        }));
        RecordedEvent cancellation = recorded.one("Cancellation", "what", "task 'copy' of scope 'import'");
        assertThat(cancellation.getString("reason")).isEqualTo("no longer needed");
        assertThat(cancellation.getStackTrace().getFrames())
                .extracting(RecordedFrame::getMethod)
                .anySatisfy(method -> assertThat(method.getType().getName())
                        .isEqualTo(getClass().getName()));
    }

    // ---- what the settings say -------------------------------------------------------------------------------------

    @Test
    void shortWaits_areBelowTheThreshold() throws Throwable {
        Recorded recorded = Recorded.of(
                recording -> only(recording, "Wait").withThreshold(Duration.ofHours(1)),
                () -> Scope.run(scope -> {
                    Channel<String> rows = Channel.named("rows").rendezvous();
                    scope.fork("send", () -> rows.send("one"));
                    rows.receive();
                }));
        assertThat(recorded.events()).isEmpty();
    }

    @Test
    void thresholdOfWaits_isTenMilliseconds_unlessSaidOtherwise() throws Throwable {
        Recorded recorded = Recorded.of(
                recording -> only(recording, "Wait"),
                () -> Scope.named("quote").run(scope -> {
                    Latch never = Latch.of(1);
                    CompletableFuture<Thread> started = new CompletableFuture<>();
                    Task<?> ask = scope.fork("ask", () -> {
                        started.complete(Thread.currentThread());
                        never.await();
                    });
                    awaitParked(started);
                    letPass(LONG_ENOUGH);
                    ask.cancel("enough");
                }));
        assertThat(recorded.all("Wait"))
                .isNotEmpty()
                .allSatisfy(wait -> assertThat(wait.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(10)));
    }

    @Test
    void whatIsNotEnabled_hasNoEvent() throws Throwable {
        Recorded recorded = Recorded.of(
                recording -> only(recording, "Scope"),
                () -> Scope.named("order").run(scope -> {
                    Task<?> price = scope.fork("price", () -> Latch.of(1).await());
                    price.cancel("enough");
                }));
        assertThat(recorded.events())
                .extracting(event -> event.getEventType().getName())
                .containsExactly("dev.selvedge.Scope");
    }

    @Test
    void nobodyListens_whileNothingIsRecorded() {
        assertThat(new FlightEvents().listens()).isFalse();
        assertThat(new FlightEvents().waitBegun()).isNull();
    }

    @Test
    void scopeThatWasOpenBeforeTheRecording_hasNoEvent_andMixesNothingUp() throws Throwable {
        Recorded.onAFreshThread(() -> Scope.named("early").run(early -> {
            Recorded recorded = here(() -> Scope.named("inside").run(scope -> {}));
            assertThat(namesOfScopes(recorded)).containsExactly("inside");
        }));
    }

    @Test
    void scopeThatOutlivesTheRecording_hasNoEvent_andMixesNothingUp() throws Throwable {
        Recorded.onAFreshThread(() -> {
            try (Recording first = new Recording()) {
                Recorded.everything(first);
                first.start();
                Scope.named("late").run(scope -> first.stop());
            }
            Recorded recorded = here(() -> Scope.named("next").run(scope -> {}));
            assertThat(namesOfScopes(recorded)).containsExactly("next");
        });
    }

    private static List<String> namesOfScopes(Recorded recorded) {
        return recorded.all("Scope").stream()
                .map(event -> event.getString("scope"))
                .toList();
    }

    private static Recorded here(Recorded.Body body) throws Exception {
        try {
            return Recorded.here(Recorded::everything, body);
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void afterClose_thereAreNoEvents_alsoFromThreadsThatWereObserved() throws Throwable {
        Recorded recorded = Recorded.of(() -> {
            Scope.named("before").run(scope -> scope.fork("a", () -> 1));
            observation.close();
            Scope.named("after").run(scope -> scope.fork("b", () -> 1));
        });
        assertThat(recorded.all("Scope"))
                .extracting(event -> event.getString("scope"))
                .containsExactly("before");
        assertThat(recorded.all("Task"))
                .extracting(event -> event.getString("task"))
                .containsExactly("a");
    }

    private static EventSettings only(Recording recording, String type) {
        for (String other : List.of("Task", "Scope", "Wait", "Cancellation", "Fork")) {
            recording.disable("dev.selvedge." + other);
        }
        return recording.enable("dev.selvedge." + type);
    }

    // ---- help ------------------------------------------------------------------------------------------------------

    /** Time is what is measured here, so it has to pass: in a wait with an end, not in a sleep for something else. */
    private static void letPass(Duration duration) throws InterruptedException {
        Select.select(Clause.after(duration, () -> 0));
    }

    private static void awaitParked(CompletableFuture<Thread> started) {
        awaitWaiting(started.join());
    }

    /** Until it waits in the library: it has told so by then. */
    private static void awaitWaiting(Thread thread) {
        for (Inspection seen = null; seen == null || seen.waits().isEmpty(); seen = Inspection.of(thread)) {
            Thread.yield();
        }
    }
}
