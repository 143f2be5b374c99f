package dev.selvedge.simulation;

import org.jspecify.annotations.Nullable;

/** A schedule failed. The message has who waits for whom, the smallest such schedule, and the line that runs it again. */
public final class SimulationFailedError extends AssertionError {

    SimulationFailedError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
