package dev.selvedge.proof.memory;

import dev.selvedge.Outcome;
import org.jspecify.annotations.Nullable;

/** An element with plain fields: who sees it without having been handed it may see any of them unwritten. */
final class Message {

    /** Nothing was handed over. */
    static final int NOTHING = 0;

    /** All that was written before was seen. */
    static final int WHOLE = 1;

    /** Something that was written before was not seen. */
    static final int TORN = 2;

    private int first;
    private int second;

    /** Writes the fields one by one, after the object has been made. */
    static Message written() {
        Message message = new Message();
        message.first = 1;
        message.second = 2;
        return message;
    }

    /** How a message looks to the thread that calls this. */
    static int look(@Nullable Message message) {
        if (message == null) {
            return NOTHING;
        }
        return message.second == 2 && message.first == 1 ? WHOLE : TORN;
    }

    /** How a task's result looks; a task that has none yet, or was cancelled, has handed nothing over. */
    static int look(@Nullable Outcome<Message> outcome) {
        return outcome instanceof Outcome.Success<Message>(Message message) ? look(message) : NOTHING;
    }
}
