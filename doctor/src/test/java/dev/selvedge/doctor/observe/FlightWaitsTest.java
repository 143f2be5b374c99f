package dev.selvedge.doctor.observe;

import static dev.selvedge.doctor.observe.Conditions.assertWithin;
import static dev.selvedge.doctor.observe.Conditions.awaitParked;
import static dev.selvedge.doctor.observe.Conditions.awaitWaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.sync.Latch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is in a recording of waits and cancellations, read back from its file. */
@ExtendWith(WithFlightEvents.class)
class FlightWaitsTest {

    private static final Duration LONG_ENOUGH = Duration.ofMillis(20);

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
}
