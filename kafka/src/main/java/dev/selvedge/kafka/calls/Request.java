package dev.selvedge.kafka.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A job on its way.
 *
 * @param type the name of its class
 * @param title what it is called, for messages and diagnosis
 * @param replyTo the partition of the topic of replies that its caller reads
 * @param millisLeft how long until its deadline when it was sent, in milliseconds; {@link #NO_DEADLINE} for none
 * @param endsAt its deadline by its caller's clock, in milliseconds since 1970; {@link #NO_DEADLINE} for none
 * @param job the job
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(String type, String title, int replyTo, long millisLeft, long endsAt, byte[] job) {

    /** Refuses what nobody of ours has sent. */
    Request {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(job, "job");
    }

    /** Says that there is no deadline. */
    static final long NO_DEADLINE = Long.MAX_VALUE;

    /** What was left for it when it was sent is the most there can be, however the clocks of the two machines differ. */
    Duration left(Instant now) {
        if (millisLeft == NO_DEADLINE) {
            return Duration.ofMillis(NO_DEADLINE);
        }
        return Duration.ofMillis(Math.clamp(endsAt - now.toEpochMilli(), 0, millisLeft));
    }

    boolean hasDeadline() {
        return millisLeft != NO_DEADLINE;
    }
}
