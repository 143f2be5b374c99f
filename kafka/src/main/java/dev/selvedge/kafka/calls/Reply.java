package dev.selvedge.kafka.calls;

import java.util.Objects;

/**
 * How a job ended.
 *
 * @param kind how
 * @param body its result, or what is told of its exception; empty otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(Kind kind, byte[] body) {

    /** Refuses what nobody of ours has sent. */
    Reply {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(body, "body");
    }

    enum Kind {
        /** It returned. */
        VALUE,
        /** It threw. */
        FAILED,
        /** Its deadline passed, before it began or while it ran. */
        OUT_OF_TIME
    }

    static final Reply OUT_OF_TIME = new Reply(Kind.OUT_OF_TIME, new byte[0]);
}
