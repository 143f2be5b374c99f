package dev.selvedge.lab.run;

import dev.selvedge.lab.child.ReadyLine;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildProcess;
import dev.selvedge.lab.process.ChildSpec;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.ModelResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One model from the start of its server to its end. */
final class ModelRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Model model;
    private final Settings settings;
    private final Downstream downstream;
    private final Progress progress;
    private final Measurement measurement;
    private final LoadRun load;
    private @Nullable String failure = "it was interrupted";
    private @Nullable Check check;

    ModelRun(Model model, Settings settings, RunningServices services, Downstream downstream, Progress progress) {
        this.model = model;
        this.settings = settings;
        this.downstream = downstream;
        this.progress = progress;
        measurement = new Measurement(model, settings);
        load = new LoadRun(model, settings, services, downstream, progress, measurement);
    }

    /** Returns what was measured, if anything was. */
    Optional<ModelResult> result() {
        return measurement.hasFigures()
                ? Optional.of(measurement.result(load.samples(), failure, check))
                : Optional.empty();
    }

    /** Returns why the run of this model is not complete, or {@code null} if it is. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Measures. A failure of the model is kept for {@link #failure}; an interrupt ends the measuring. */
    void run() throws InterruptedException {
        try {
            progress.step(model.name() + ": starting", Plan.SERVER_SECONDS);
            downstream.reset();
            try (ChildProcess server = ChildProcess.start(serverSpec(), line -> {})) {
                ReadyLine ready = server.awaitReady(PATIENCE);
                progress.step(model.name() + ": opening connections", Plan.CONNECT_SECONDS);
                load.run(server, ready);
            }
            progress.step(model.name() + ": checking", Plan.CHECK_SECONDS);
            verify();
            failure = null;
        } catch (ChildFailedException | DownstreamException e) {
            failure = e.getMessage();
        }
    }

    private void verify() throws DownstreamException {
        check = downstream.check(measurement.confirmed(), measurement.unknown());
    }

    private ChildSpec serverSpec() {
        return serverSpec(model, settings, downstream);
    }

    /** Returns how a model's server is started. */
    static ChildSpec serverSpec(Model model, Settings settings, Downstream downstream) {
        List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(settings.port())));
        arguments.addAll(downstream.arguments());
        arguments.addAll(model.arguments());
        return model.program().child(model.name(), settings.workload().heapMib(), arguments);
    }
}
