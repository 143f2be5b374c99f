package dev.selvedge;

import dev.selvedge.internal.wait.CancelCause;
import dev.selvedge.internal.wait.Region;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.spi.TimeSource;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Durations of users, as deadlines of regions. */
final class Deadlines {

    /** About 146 years: no difference of two times that far apart overflows. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 2;

    private Deadlines() {}

    /** The duration, if it is one that can be waited for. */
    static Duration checked(Duration duration, String parameter) {
        Objects.requireNonNull(duration, parameter);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    parameter + " is " + duration + ": give a duration of zero or more");
        }
        return duration;
    }

    static long nanos(Duration duration) {
        boolean longest = duration.compareTo(Duration.ofNanos(LONGEST_NANOS)) > 0;
        return longest ? LONGEST_NANOS : duration.toNanos();
    }

    /** The time at which the duration, begun now, is over. */
    static long endOf(Strand strand, Duration duration) {
        return strand.environment().time().nanoTime() + nanos(duration);
    }

    static @Nullable Long endOrNull(Strand strand, @Nullable Duration duration) {
        return duration == null ? null : endOf(strand, duration);
    }

    /**
     * Arranges for what a region's own deadline does: nothing, if there is none or an outer one comes first.
     *
     * @param deadline the region's own, or {@code null}
     * @param passed what it does; has run when this returns, if the deadline has passed already
     */
    static TimeSource.Alarm arm(Strand strand, Region region, @Nullable Long deadline, Runnable passed) {
        if (deadline == null || region.deadline() != deadline) {
            return () -> {};
        }
        TimeSource time = strand.environment().time();
        if (deadline - time.nanoTime() <= 0) {
            passed.run();
            return () -> {};
        }
        return time.schedule(deadline, passed);
    }

    static CancelCause cause(Strand strand, Region region, String what, @Nullable Duration limit) {
        return new CancelCause(
                CancelCause.Kind.DEADLINE,
                region,
                "the deadline of " + what,
                readable(limit) + " have passed",
                strand.environment().time().now(),
                null);
    }

    static DeadlineExceededException exceeded(String what, @Nullable Duration limit) {
        return new DeadlineExceededException(what + " was not done within " + readable(limit));
    }

    private static String readable(@Nullable Duration limit) {
        if (limit == null) {
            return "its time";
        }
        if (limit.toNanosPart() % 1_000_000 != 0) {
            return limit.toSeconds() == 0 ? limit.toNanos() + " ns" : limit.toString();
        }
        return limit.toMillisPart() != 0 ? limit.toMillis() + " ms" : limit.toSeconds() + " s";
    }
}
