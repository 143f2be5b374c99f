package dev.selvedge.proof.history;

import java.util.List;

/** What somebody does to the channels. */
sealed interface Action {

    /** Tries one of several ways; a plain send or receive has just one. */
    record Attempt(Manner manner, List<Way> ways) implements Action {}

    /** Closes a channel; with a cause, which changes what is thrown and nothing else. */
    record Close(int channel, boolean withCause) implements Action {}

    record Abort(int channel) implements Action {}

    record IsClosed(int channel) implements Action {}

    enum Manner {
        /** {@code send} or {@code receive}. */
        PLAIN,
        /** {@code trySend} or {@code tryReceive}. */
        TRY,
        SELECT,
        PRIORITIZED,
        POLL;

        boolean waits() {
            return this != TRY && this != POLL;
        }
    }
}
