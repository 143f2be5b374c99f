package dev.selvedge.worker;

import org.jspecify.annotations.Nullable;

/** How a job ended, as far as its task is concerned. */
sealed interface Answer {

    /** It returned. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Value(byte[] result) implements Answer {}

    /** It failed, or its child did. */
    record Failed(RuntimeException why) implements Answer {}

    /** It ended because it was cancelled. */
    record Cancelled() implements Answer {}

    /** Why its channels have no more elements; {@code null} if it returned. */
    default @Nullable Throwable cause() {
        return switch (this) {
            case Value _ -> null;
            case Failed(RuntimeException why) -> why;
            case Cancelled _ -> new IllegalStateException("the job was cancelled");
        };
    }
}
