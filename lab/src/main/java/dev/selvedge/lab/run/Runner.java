package dev.selvedge.lab.run;

import dev.selvedge.lab.database.DatabaseException;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildProcess;
import dev.selvedge.lab.result.Conditions;
import dev.selvedge.lab.result.Machine;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures model after model. A model that fails is reported and the next one is measured; when a downstream fails or the run is
 * interrupted, it ends, and what was measured is kept.
 */
public final class Runner {

    private final Settings settings;
    private final Progress progress;
    private final List<ModelResult> measured = new ArrayList<>();
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
     * @throws DatabaseException    if the database can't be used; nothing was measured then
     * @throws ChildFailedException if a downstream does not start; nothing was measured then
     */
    public Results run() throws DatabaseException, ChildFailedException {
        progress.plan(Plan.total(settings));
        try (Downstreams downstreams = new Downstreams(settings.postgres(), progress)) {
            for (Model model : settings.models()) {
                measure(model, downstreams);
            }
        } catch (InterruptedException e) {
            trouble = "it was interrupted";
        } catch (DownstreamFailedException e) {
            trouble = e.getMessage();
        }
        progress.end();
        return results();
    }

    private void measure(Model model, Downstreams downstreams) throws InterruptedException, DownstreamFailedException {
        ModelRun run = new ModelRun(model, settings, downstreams, progress);
        try {
            run.run();
        } finally {
            run.result().ifPresent(measured::add);
        }
        String failure = run.failure();
        if (failure != null) {
            progress.note(model.name() + " failed: " + failure);
            trouble = trouble == null ? model.name() + " failed: " + failure : trouble;
        }
        for (ChildProcess child : downstreams.children()) {
            String obituary = child.obituary();
            if (obituary != null) {
                throw new DownstreamFailedException(obituary);
            }
        }
    }

    private Results results() {
        return new Results(
                settings.workload().name(),
                settings.workload().summary(),
                trouble == null,
                trouble,
                started.toString(),
                new Conditions(
                        settings.connections(),
                        settings.rate(),
                        settings.warmUpSeconds(),
                        settings.seconds(),
                        Settings.HEAP_MIB,
                        Settings.DATABASE_CONNECTIONS,
                        Settings.DEADLINE_MILLIS,
                        Settings.TIME_OUT_MILLIS,
                        Settings.PAYMENT_MILLIS,
                        settings.postgres() == null ? "embedded" : "given by --postgres"),
                Machine.look(),
                measured,
                List.of(),
                List.of());
    }
}
