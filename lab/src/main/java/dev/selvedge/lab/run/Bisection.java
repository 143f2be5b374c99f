package dev.selvedge.lab.run;

/**
 * Looks for the rate from which on a server no longer bears the load: it doubles the rate until that breaks the server, and then halves the
 * gap between the highest rate that was borne and the lowest that was not, until it is narrow enough. A server that once did not bear a
 * rate is taken not to bear any higher one.
 */
final class Bisection {

    private final int most;
    private final double resolution;
    private int held;
    private int broke;
    private int next;

    /**
     * Begins.
     *
     * @param first      the first rate to try
     * @param most       the highest
     * @param resolution how wide the gap may be in the end, as a part of the rate that was borne
     */
    Bisection(int first, int most, double resolution) {
        this.most = most;
        this.resolution = resolution;
        next = first;
    }

    /** Returns the rate to try next, or 0 when the answer is near enough. */
    int next() {
        return next;
    }

    /** Tells what came of {@link #next}. */
    void tell(boolean borne) {
        if (borne) {
            held = next;
        } else {
            broke = next;
        }
        next = isNearEnough() ? 0 : broke == 0 ? Math.min(2 * held, most) : (held + broke) / 2;
    }

    private boolean isNearEnough() {
        return broke == 0 ? held >= most : broke - held <= Math.max(1, resolution * held);
    }

    /** Returns the highest rate that was borne; 0 if none was. */
    int held() {
        return held;
    }

    /** Returns the lowest rate that was not; 0 if all were. */
    int broke() {
        return broke;
    }
}
