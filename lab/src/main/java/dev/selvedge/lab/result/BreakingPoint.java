package dev.selvedge.lab.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a model breaks.
 *
 * @param name      the model
 * @param summary   one line that says how it works
 * @param complete  whether it was found
 * @param failure   what came between, or {@code null}
 * @param heldPerS  the highest rate that it bore; 0 if none
 * @param brokePerS the lowest rate that it did not bear; 0 if it bore all that were tried
 * @param because   what kept it from bearing that one, in a sentence; empty if it bore all
 * @param probes    all rates that were tried, in the order in which they were
 */
public record BreakingPoint(
        String name,
        String summary,
        boolean complete,
        @Nullable String failure,
        int heldPerS,
        int brokePerS,
        String because,
        List<Probe> probes) {

    /** Copies the list. */
    public BreakingPoint {
        probes = List.copyOf(probes);
    }
}
