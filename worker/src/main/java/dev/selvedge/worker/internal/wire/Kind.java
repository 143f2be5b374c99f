package dev.selvedge.worker.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a frame says. The place in this list is the byte on the wire: add at the end, and raise the version. */
public enum Kind {
    /** To the child, first: what the pool allows and carries. */
    HELLO,
    /** From the child: it has what {@link #HELLO} names, and takes jobs. */
    READY,
    /** From the child: it can't serve, and why. */
    REFUSED,
    /** To the child: a job. The channel's number is how many ends of channels it has. */
    START,
    /** To the child: the job is cancelled; the body is the reason. */
    CANCEL,
    /** From the child: the job returned. */
    RESULT,
    /** From the child: the job threw. */
    FAILED,
    /** From the child: the job ended because it was cancelled. */
    CANCELLED,
    /** An element of a channel. */
    ITEM,
    /** No more elements; a body is the cause. */
    CLOSE,
    /** So many more elements may be sent. */
    GRANT,
    /** Nobody receives any more: elements are thrown away from now on. */
    STOP,
    /** To the child: no more jobs, exit. */
    END;

    private static final List<Kind> ALL = List.of(values());

    static @Nullable Kind of(byte code) {
        return code >= 0 && code < ALL.size() ? ALL.get(code) : null;
    }

    byte code() {
        return (byte) ALL.indexOf(this);
    }
}
