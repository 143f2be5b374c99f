package dev.selvedge.lab.run;

import dev.selvedge.lab.child.ReadyLine;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildProcess;
import dev.selvedge.lab.result.BreakingPoint;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One model's server, under one load after another. */
final class ModelSweep {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIRST = 100;
    private static final int MOST = 100_000;

    /** Where more than this part of the requests came to nothing, their latencies say little. */
    private static final double LOST = 0.01;

    private final Model model;
    private final Settings settings;
    private final int boundMillis;
    private final RunningServices services;
    private final Downstream downstream;
    private final Progress progress;
    private final Bisection bisection = new Bisection(FIRST, MOST, Sweep.RESOLUTION);
    private final List<Probe> probes = new ArrayList<>();
    private @Nullable ModelResult breaking;
    private @Nullable String failure = "it was interrupted";

    ModelSweep(
            Model model,
            Settings settings,
            int boundMillis,
            RunningServices services,
            Downstream downstream,
            Progress progress) {
        this.model = model;
        this.settings = settings;
        this.boundMillis = boundMillis;
        this.services = services;
        this.downstream = downstream;
        this.progress = progress;
    }

    /** Says in a sentence what kept a server from bearing a rate. */
    @FunctionalInterface
    interface Reason {
        String of(ModelResult result, int rate);
    }

    /** Returns what is known so far. */
    BreakingPoint result(Reason reason) {
        ModelResult at = breaking;
        return new BreakingPoint(
                model.name(),
                model.summary(),
                failure == null,
                failure,
                bisection.held(),
                bisection.broke(),
                at == null ? "" : lostWords(at) + reason.of(at, bisection.broke()),
                probes);
    }

    /** Says how many requests came to nothing, where those are why a rate was not borne; the latencies are of the others. */
    private String lostWords(ModelResult result) {
        long lost = result.lost();
        return lost <= mostLost(bisection.broke())
                ? ""
                : "%,d requests got an error or no answer in time, or could not even be sent; ".formatted(lost);
    }

    private double mostLost(int rate) {
        return LOST * rate * settings.seconds();
    }

    @Nullable
    String failure() {
        return failure;
    }

    /** Looks for the breaking point. A failure of the model is kept for {@link #failure}; an interrupt ends it. */
    void run() throws InterruptedException {
        try {
            progress.step(model.name() + ": starting", Plan.SERVER_SECONDS);
            downstream.reset();
            try (ChildProcess server =
                    ChildProcess.start(ModelRun.serverSpec(model, settings, downstream), line -> {})) {
                ReadyLine ready = server.awaitReady(PATIENCE);
                warmUp(server, ready);
                while (bisection.next() > 0) {
                    bisection.tell(bears(server, ready, bisection.next()));
                }
            }
            failure = null;
        } catch (ChildFailedException | DownstreamException e) {
            failure = e.getMessage();
        }
    }

    /** As many requests as it answers: code that was never run hard is not compiled, and would break first. */
    private void warmUp(ChildProcess server, ReadyLine ready)
            throws ChildFailedException, DownstreamException, InterruptedException {
        load(server, ready, 0);
    }

    private boolean bears(ChildProcess server, ReadyLine ready, int rate)
            throws ChildFailedException, DownstreamException, InterruptedException {
        ModelResult result = load(server, ready, rate);
        long lost = result.lost();
        boolean held = result.p99Ms() <= boundMillis && lost <= mostLost(rate);
        probes.add(new Probe(
                rate,
                held,
                result.throughputPerS(),
                result.p50Ms(),
                result.p99Ms(),
                lost,
                sampled(result, "cpu_server"),
                sampled(result, "cpu_machine")));
        if (!held) {
            breaking = result;
        }
        return held;
    }

    private static String at(int rate) {
        return rate == 0 ? "as many requests as it answers" : "%,d requests a second".formatted(rate);
    }

    private static @Nullable Double sampled(ModelResult result, String gauge) {
        double mean = result.mean(gauge);
        return Double.isNaN(mean) ? null : mean;
    }

    /** The tables are emptied before each load: a number that was ordered before would only be looked up. */
    private ModelResult load(ChildProcess server, ReadyLine ready, int rate)
            throws ChildFailedException, DownstreamException, InterruptedException {
        downstream.reset();
        Settings one = Sweep.atRate(settings, rate);
        progress.round(at(rate) + ", ");
        Measurement measurement = new Measurement(model, one);
        LoadRun load = new LoadRun(model, one, services, downstream, progress, measurement);
        load.run(server, ready);
        progress.round("");
        Check check = downstream.check(measurement.confirmed(), measurement.unknown());
        if (check != null && !check.holds()) {
            throw new ChildFailedException(
                    "what clients were told does not agree with the database, at %s: %s".formatted(at(rate), check));
        }
        return measurement.result(load.samples(), null, check);
    }
}
