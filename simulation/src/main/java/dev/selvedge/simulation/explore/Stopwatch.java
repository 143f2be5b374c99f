package dev.selvedge.simulation.explore;

/** How long it takes to look at schedules, the search for a simpler failure not counted; for all, and for the second half of them. */
public final class Stopwatch {

    private long nanos;
    private long startedAt;
    private long half;
    private long nanosAtHalf;

    Stopwatch() {}

    void start() {
        startedAt = System.nanoTime();
    }

    void pause() {
        nanos = nanos();
        startedAt = System.nanoTime();
    }

    void lap(long explored, long of) {
        if (explored == of / 2) {
            half = explored;
            nanosAtHalf = nanos();
        } else if (explored == of) {
            pause();
        }
    }

    private long nanos() {
        return nanos + System.nanoTime() - startedAt;
    }

    /**
     * How fast.
     *
     * @param explored how many schedules
     * @return schedules in a second
     */
    public double perSecond(long explored) {
        return explored * 1e9 / Math.max(1, nanos);
    }

    /**
     * How fast in the second half, when the JVM has compiled what it runs.
     *
     * @param explored how many schedules in all
     * @return schedules in a second; as {@link #perSecond} if there was no second half
     */
    public double perSecondAtLast(long explored) {
        return half == 0 ? perSecond(explored) : (explored - half) * 1e9 / Math.max(1, nanos - nanosAtHalf);
    }
}
