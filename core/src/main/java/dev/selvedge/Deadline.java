package dev.selvedge;

import dev.selvedge.internal.wait.Region;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.spi.TimeSource;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A point in time by which something is to be done. {@link #current()} tells which one the current task is under, for
 * calls that take a time-out of their own, such as those of JDBC and HTTP. Immutable.
 */
public final class Deadline {

    private final TimeSource time;
    private final @Nullable Long nanoTime;

    private Deadline(TimeSource time, @Nullable Long nanoTime) {
        this.time = time;
        this.nanoTime = nanoTime;
    }

    /**
     * The deadline that the current task is under: the smallest of those of the scopes and shields around, up to the
     * innermost shield. Never blocks.
     *
     * @return the deadline; one that is not {@linkplain #isSet() set} if there is none
     */
    public static Deadline current() {
        Strand strand = Strand.current();
        Region region = strand.region();
        return new Deadline(strand.environment().time(), region.isTimed() ? region.deadline() : null);
    }

    /**
     * A deadline that begins now.
     *
     * @param duration how long from now
     * @return the deadline
     * @throws IllegalArgumentException if {@code duration} is negative
     */
    public static Deadline after(Duration duration) {
        Strand strand = Strand.current();
        return new Deadline(
                strand.environment().time(), Deadlines.endOf(strand, Deadlines.checked(duration, "duration")));
    }

    /**
     * Whether there is a deadline at all.
     *
     * @return whether it will ever pass
     */
    public boolean isSet() {
        return nanoTime != null;
    }

    /**
     * Whether it has passed.
     *
     * @return whether no time is left
     */
    public boolean isPassed() {
        return nanoTime != null && nanoTime - time.nanoTime() <= 0;
    }

    /**
     * How much time is left, but no more than a bound: for a call that takes a time-out.
     *
     * @param atMost the bound, which is also the answer where no deadline is set
     * @return the time left, zero if the deadline has passed
     * @throws IllegalArgumentException if {@code atMost} is negative
     */
    public Duration remaining(Duration atMost) {
        Deadlines.checked(atMost, "atMost");
        if (nanoTime == null) {
            return atMost;
        }
        Duration left = Duration.ofNanos(Math.max(0, nanoTime - time.nanoTime()));
        return left.compareTo(atMost) < 0 ? left : atMost;
    }

    /** The time on the scale of the environment; it is set. */
    long nanoTime() {
        return Objects.requireNonNull(nanoTime);
    }

    @Override
    public String toString() {
        return isSet() ? "deadline in " + remaining(Duration.ofNanos(Long.MAX_VALUE)) : "no deadline";
    }
}
