package dev.selvedge.doctor.observe;

import static dev.selvedge.doctor.observe.Conditions.awaitParked;
import static dev.selvedge.doctor.observe.Conditions.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.sync.Latch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.EventSettings;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the settings of a recording, and its beginning and end, do to the events. */
class FlightSettingsTest {

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
    void thresholdOfTasksAndScopes_isOneMillisecond_unlessSaidOtherwise() throws Throwable {
        Recorded recorded = Recorded.of(
                recording -> {},
                () -> Scope.named("long").run(outer -> {
                    for (int i = 0; i < 100; i++) {
                        Scope.run(inner -> inner.fork(() -> 1));
                    }
                    letPass(LONG_ENOUGH);
                }));
        assertThat(recorded.one("Scope", "scope", "long").getDuration()).isGreaterThan(LONG_ENOUGH.dividedBy(2));
        assertThat(recorded.events())
                .filteredOn(event -> !event.getEventType().getName().endsWith("Cancellation"))
                .allSatisfy(event -> assertThat(event.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(1)));
    }

    @Test
    void whatIsNotEnabled_hasNoEvent() throws Throwable {
        Recorded recorded = Recorded.of(
                recording -> only(recording, "Scope").withoutThreshold(),
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
}
