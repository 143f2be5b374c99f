package dev.selvedge.lab.run;

import dev.selvedge.lab.explain.Explained;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.result.BreakingPoint;
import dev.selvedge.lab.result.Machine;
import dev.selvedge.lab.result.SweepResults;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the rate at which each model breaks. As with {@link Runner}, a model that fails is reported and the next one is tried; when a
 * downstream fails or the sweep is interrupted, it ends, and what was found is kept.
 */
public final class Sweep {

    /** How wide the gap between the rate that was borne and the one that was not may be, as a part of the former. */
    public static final double RESOLUTION = 0.1;

    /** The server is warm, but the generator is a new one for each rate. It takes up to four times as long as it is told to. */
    private static final int WARM_UP_SECONDS = 1;

    /** Tries at a model, about: for the progress bar alone. */
    private static final int USUAL_PROBES = 9;

    private final Settings settings;
    private final int boundMillis;
    private final Progress progress;
    private final List<BreakingPoint> found = new ArrayList<>();
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private @Nullable String trouble;

    /**
     * Creates a sweep.
     *
     * @param settings    what to do; its rate is passed over, and its seconds are those of one try
     * @param boundMillis the 99th percentile that a model that bears a rate stays below, in milliseconds
     * @param progress    told what is happening
     */
    public Sweep(Settings settings, int boundMillis, Progress progress) {
        this.settings = settings;
        this.boundMillis = boundMillis;
        this.progress = progress;
    }

    /**
     * Sweeps. Blocks until it is over, and ends every process that it started before it returns. An interrupt ends it.
     *
     * @return what was found, marked incomplete if something is missing
     * @throws DownstreamException  if what the servers stand on can't be used; nothing was found then
     * @throws ChildFailedException if a service does not start; nothing was found then
     */
    public SweepResults run() throws DownstreamException, ChildFailedException {
        double each =
                Plan.SERVER_SECONDS + USUAL_PROBES * (Plan.CONNECT_SECONDS + 4 * WARM_UP_SECONDS + settings.seconds());
        progress.plan(settings.workload().openSeconds() + settings.models().size() * each);
        try (RunningServices services = new RunningServices(progress);
                Downstream downstream = settings.workload().open(settings, services)) {
            for (Model model : settings.models()) {
                sweep(model, services, downstream);
            }
        } catch (InterruptedException e) {
            trouble = "it was interrupted";
        } catch (DownstreamFailedException e) {
            trouble = e.getMessage();
        }
        progress.end();
        return results();
    }

    private void sweep(Model model, RunningServices services, Downstream downstream)
            throws InterruptedException, DownstreamFailedException {
        ModelSweep sweep = new ModelSweep(model, settings, boundMillis, services, downstream, progress);
        try {
            sweep.run();
        } finally {
            found.add(sweep.result((result, rate) -> Explained.reason(
                    result,
                    ConditionsOf.run(atRate(settings, rate)),
                    Machine.look(),
                    settings.workload().terms())));
        }
        String failure = sweep.failure();
        if (failure != null) {
            progress.note(model.name() + " failed: " + failure);
            trouble = trouble == null ? model.name() + " failed: " + failure : trouble;
        }
        services.checkAlive();
    }

    static Settings atRate(Settings settings, int rate) {
        return new Settings(
                settings.workload(),
                settings.models(),
                settings.connections(),
                rate,
                WARM_UP_SECONDS,
                settings.seconds(),
                settings.port(),
                settings.out(),
                settings.postgres(),
                1,
                null);
    }

    private SweepResults results() {
        return new SweepResults(
                settings.workload().name(),
                trouble == null,
                trouble,
                started.toString(),
                settings.connections(),
                settings.seconds(),
                boundMillis,
                RESOLUTION,
                Machine.look(),
                found);
    }
}
