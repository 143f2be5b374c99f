package dev.selvedge.loop.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches for a loop that is late: from time to time it asks for a turn, as a message would, and when that does not come within the bound it looks at the
 * thread that is in the way. It sees a host that is busy with something else just so.
 */
public final class Watch {

    /** How often it asks within the bound: a loop is found late after the bound and a fraction of it. */
    private static final int LOOKS_PER_BOUND = 4;

    private final Turns turns;
    private final Duration bound;
    private final Consumer<? super Sight> told;

    /** The turn that it has asked for, until that comes. */
    private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();

    private static final class Asked {
        final long since = System.nanoTime();

        /** Only for the timers' thread. */
        boolean reported;
    }

    /**
     * What was in the way.
     *
     * @param late since when the turn was ready
     * @param turnLasts how long the turn before it has gone on; zero if it is none of the loop's
     * @param waiting how many turns were ready
     * @param thread the name of the thread that was in the way
     * @param stack its stack, empty if nothing has run yet
     */
    public record Sight(Duration late, Duration turnLasts, int waiting, String thread, List<StackTraceElement> stack) {}

    private Watch(Turns turns, Duration bound, Consumer<? super Sight> told) {
        this.turns = turns;
        this.bound = bound;
        this.told = told;
    }

    /**
     * Watches until the loop has ended.
     *
     * @param turns the loop's
     * @param bound how late it may be
     * @param told is told each time that it is later, once, on a thread that must not be kept long
     */
    public static void begin(Turns turns, Duration bound, Consumer<? super Sight> told) {
        new Watch(turns, bound, told).lookAgain();
    }

    private void lookAgain() {
        Timers.at(System.nanoTime() + bound.toNanos() / LOOKS_PER_BOUND, this::look);
    }

    private void look() {
        try {
            Asked before = asked.get();
            if (before == null) {
                ask();
            } else if (!before.reported && System.nanoTime() - before.since > bound.toNanos()) {
                before.reported = true;
                report(System.nanoTime() - before.since);
            }
        } catch (RuntimeException problem) {
            Turns.uncaught(problem);
        }
        if (!turns.ended().isSet()) {
            lookAgain();
        }
    }

    private void ask() {
        asked.set(new Asked());
        turns.goOn(() -> asked.set(null)); // also while it stops, which may take long
    }

    private void report(long late) {
        Thread suspect = turns.holder();
        if (suspect == null) {
            return; // nobody takes turns yet
        }
        told.accept(new Sight(
                Duration.ofNanos(late),
                Duration.ofNanos(turns.lateness().turnLasts(System.nanoTime())),
                turns.waiting(),
                suspect.getName(),
                List.of(suspect.getStackTrace())));
    }
}
