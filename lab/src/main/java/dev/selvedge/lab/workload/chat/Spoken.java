package dev.selvedge.lab.workload.chat;

import dev.selvedge.lab.load.Tally;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was said and has not been heard by everybody yet, the oldest first. Confined to the event loop. */
final class Spoken {

    private final Tally tally;
    private final Map<Long, Message> messages = new LinkedHashMap<>();
    private int waiting;

    /** A message: when it was due, and how many have not heard it. */
    private static final class Message {
        private final long due;
        private int left;

        Message(long due, int left) {
            this.due = due;
            this.left = left;
        }
    }

    Spoken(Tally tally) {
        this.tally = tally;
    }

    void add(long number, long due, int listeners) {
        messages.put(number, new Message(due, listeners));
        waiting += listeners;
    }

    /** Counts a delivery; returns whether it was waited for. */
    boolean heard(long number, long now) {
        @Nullable Message message = messages.get(number);
        if (message == null) {
            return false; // it was given up, or said to somebody who joined later
        }
        tally.answer(200, now - message.due);
        waiting--;
        if (--message.left == 0) {
            messages.remove(number);
        }
        return true;
    }

    /** Gives up what was due before then. */
    void giveUp(long now, long before) {
        Iterator<Message> oldest = messages.values().iterator();
        while (oldest.hasNext()) {
            Message message = oldest.next();
            if (message.due - before > 0) {
                return;
            }
            oldest.remove();
            waiting -= message.left;
            for (int i = 0; i < message.left; i++) {
                tally.timeOut(now - message.due);
            }
        }
    }

    int waiting() {
        return waiting;
    }
}
