package dev.selvedge.loop.event;

/** How long turns were ready before they began. Written by who takes the turns, read by anybody. */
public final class Lateness {

    private volatile long latest;
    private volatile long longest;
    private volatile long since;
    private volatile boolean busy;

    Lateness() {}

    void begins(long readySince) {
        long now = System.nanoTime();
        long late = now - readySince;
        latest = late;
        if (late > longest) {
            longest = late;
        }
        since = now;
        busy = true;
    }

    void ends() {
        busy = false;
    }

    /**
     * How late the latest turn was.
     *
     * @return nanoseconds
     */
    public long latest() {
        return latest;
    }

    /**
     * How late a turn was at most.
     *
     * @return nanoseconds
     */
    public long longest() {
        return longest;
    }

    /** {@return how long the turn has gone on that goes on now, in nanoseconds; 0 if none does} */
    long turnLasts(long now) {
        return busy ? now - since : 0;
    }
}
