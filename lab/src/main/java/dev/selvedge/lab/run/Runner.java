package dev.selvedge.lab.run;

import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.result.Machine;
import dev.selvedge.lab.result.Results;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures model after model. A model that fails is reported and the next one is measured; when a downstream fails or the run is
 * interrupted, it ends, and what was measured is kept.
 */
public final class Runner {

    private final Settings settings;
    private final Progress progress;
    private final Rounds rounds = new Rounds();
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private @Nullable String trouble;

    /**
     * Creates a runner for one run.
     *
     * @param settings what to do
     * @param progress told what is happening
     */
    public Runner(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Runs. Blocks until the run is over, and ends every process that it started before it returns. An interrupt ends the run.
     *
     * @return what was measured, marked incomplete if something is missing
     * @throws DownstreamException  if what the servers stand on can't be used; nothing was measured then
     * @throws ChildFailedException if a service does not start; nothing was measured then
     */
    public Results run() throws DownstreamException, ChildFailedException {
        progress.plan(Plan.total(settings));
        try (RunningServices services = new RunningServices(progress);
                Downstream downstream = settings.workload().open(settings, services)) {
            for (int round = 0; round < settings.rounds(); round++) {
                round(round, services, downstream);
            }
        } catch (InterruptedException e) {
            trouble = "it was interrupted";
        } catch (DownstreamFailedException e) {
            trouble = e.getMessage();
        }
        progress.end();
        return results();
    }

    private void round(int round, RunningServices services, Downstream downstream)
            throws InterruptedException, DownstreamFailedException {
        if (settings.rounds() > 1) {
            progress.round("round %d of %d, ".formatted(round + 1, settings.rounds()));
        }
        for (Model model : Rounds.order(settings.models(), round)) {
            measure(model, services, downstream);
        }
    }

    private void measure(Model model, RunningServices services, Downstream downstream)
            throws InterruptedException, DownstreamFailedException {
        ModelRun run = new ModelRun(model, settings, services, downstream, progress);
        try {
            run.run();
        } finally {
            run.result().ifPresent(rounds::add);
        }
        String failure = run.failure();
        if (failure != null) {
            progress.note(model.name() + " failed: " + failure);
            trouble = trouble == null ? model.name() + " failed: " + failure : trouble;
        }
        services.checkAlive();
    }

    private Results results() {
        Workload workload = settings.workload();
        return new Results(
                workload.name(),
                workload.summary(),
                workload.terms(),
                trouble == null,
                trouble,
                started.toString(),
                ConditionsOf.run(settings),
                Machine.look(),
                rounds.results(),
                List.of(),
                List.of());
    }
}
