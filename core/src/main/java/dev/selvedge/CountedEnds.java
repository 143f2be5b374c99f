package dev.selvedge;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How many ends of a channel were handed out and are not closed. Made when the first one is: most channels hand out none. */
final class CountedEnds {

    private final AtomicInteger senders = new AtomicInteger();
    private final AtomicInteger receivers = new AtomicInteger();

    /** The first cause that a sending end was closed with. */
    private final AtomicReference<@Nullable Throwable> cause = new AtomicReference<>();

    void addSender() {
        senders.incrementAndGet();
    }

    void addReceiver() {
        receivers.incrementAndGet();
    }

    /** Counts a sending end out; tells whether it was the last. */
    boolean closeSender(@Nullable Throwable why) {
        if (why != null) {
            cause.compareAndSet(null, why);
        }
        return senders.decrementAndGet() == 0;
    }

    /** Counts a receiving end out; tells whether it was the last. */
    boolean closeReceiver() {
        return receivers.decrementAndGet() == 0;
    }

    @Nullable
    Throwable cause() {
        return cause.get();
    }
}
