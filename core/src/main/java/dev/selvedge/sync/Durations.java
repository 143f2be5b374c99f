package dev.selvedge.sync;

import java.time.Duration;
import java.util.Objects;

/** Durations of users, in nanoseconds. */
final class Durations {

    private Durations() {}

    /** The duration, if it is one that time can be divided by. */
    static long positiveNanos(Duration duration, String parameter) {
        Objects.requireNonNull(duration, parameter);
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(parameter + " is " + duration + ": give a duration of more than zero");
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException(
                    parameter + " is " + duration + ": give a duration of less than 292 years", tooLong);
        }
    }
}
