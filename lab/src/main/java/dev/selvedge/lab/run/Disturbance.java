package dev.selvedge.lab.run;

import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Settings;
import org.jspecify.annotations.Nullable;

/** Switches the fault of a run on when a third of the measured time is over, and off after the second. Used by one thread. */
final class Disturbance {

    private final @Nullable Fault fault;
    private final int thirdSeconds;
    private final Downstream downstream;
    private int seconds;

    Disturbance(Settings settings, Downstream downstream) {
        this.fault = settings.fault();
        this.thirdSeconds = Math.max(1, settings.seconds() / 3);
        this.downstream = downstream;
    }

    /** Takes note that a second is over. */
    void second(LoadLine line) throws DownstreamException {
        if (fault == null || !line.phase().equals(LoadLine.MEASURE)) {
            return;
        }
        seconds++;
        if (seconds == thirdSeconds) {
            downstream.disturb(fault.name());
        } else if (seconds == 2 * thirdSeconds) {
            downstream.mend(fault.name());
        }
    }
}
