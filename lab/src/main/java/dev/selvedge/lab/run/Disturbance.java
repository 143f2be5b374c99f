package dev.selvedge.lab.run;

import dev.selvedge.lab.load.FaultTime;
import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Settings;
import org.jspecify.annotations.Nullable;

/** Switches the fault of a run on when a third of the measured time is over, and off after the second. Used by one thread. */
final class Disturbance {

    private final @Nullable Fault fault;
    private final int begin;
    private final int end;
    private final Downstream downstream;
    private int seconds;

    Disturbance(Settings settings, Downstream downstream) {
        this.fault = settings.fault();
        this.begin = FaultTime.begin(settings.seconds());
        this.end = FaultTime.end(settings.seconds());
        this.downstream = downstream;
    }

    /** Takes note that a second is over. */
    void second(LoadLine line) throws DownstreamException {
        if (fault == null || !line.phase().equals(LoadLine.MEASURE)) {
            return;
        }
        seconds++;
        if (seconds == begin) {
            downstream.disturb(fault.name());
        } else if (seconds == end) {
            downstream.mend(fault.name());
        }
    }
}
