package dev.selvedge.doctor.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Clause;
import dev.selvedge.Inspection;
import dev.selvedge.Select;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.consumer.RecordedEvent;

/** What several tests of the events wait for, and look at. */
final class Conditions {

    private Conditions() {}

    static void assertWithin(RecordedEvent inner, RecordedEvent outer) {
        assertThat(inner.getStartTime()).isAfterOrEqualTo(outer.getStartTime());
        assertThat(inner.getEndTime()).isBeforeOrEqualTo(outer.getEndTime());
    }

    /** Time is what is measured here, so it has to pass: in a wait with an end, not in a sleep for something else. */
    static void letPass(Duration duration) throws InterruptedException {
        Select.select(Clause.after(duration, () -> 0));
    }

    static void awaitParked(CompletableFuture<Thread> started) {
        awaitWaiting(started.join());
    }

    /** Until it waits in the library: it has told so by then. */
    @SuppressWarnings("ThreadPriorityCheck") // it yields only so as not to burn the processor
    static void awaitWaiting(Thread thread) {
        for (Inspection seen = null; seen == null || seen.waits().isEmpty(); seen = Inspection.of(thread)) {
            Thread.yield();
        }
    }
}
