package dev.selvedge.lab.load;

/**
 * Says when each request of an open load is due. A request that can't be sent when it is due keeps its time: latency counts from
 * there, so that a server which stalls does not hide how long everybody waited (coordinated omission). All times in nanoseconds.
 */
public final class Schedule {

    private long intervalNanos;
    private long nextNanos;

    /**
     * Begins one.
     *
     * @param rate       requests a second
     * @param startNanos when the first is due
     */
    public Schedule(int rate, long startNanos) {
        intervalNanos = interval(rate);
        nextNanos = startNanos;
    }

    private static long interval(int rate) {
        return Math.max(1, 1_000_000_000L / rate);
    }

    /** Goes on at another rate; what is due already stays due when it was. */
    void rate(int rate) {
        intervalNanos = interval(rate);
    }

    /** Returns whether one is due. */
    public boolean isDue(long nowNanos) {
        return nextNanos - nowNanos <= 0;
    }

    /** Returns when the next request is due, and goes on to the one after it. */
    public long take() {
        long due = nextNanos;
        nextNanos += intervalNanos;
        return due;
    }

    /** Returns how long the oldest request that was not taken has been due; not above 0 if none is. */
    public long lateness(long nowNanos) {
        return nowNanos - nextNanos;
    }

    /** Returns the time between two. */
    public long intervalNanos() {
        return intervalNanos;
    }
}
