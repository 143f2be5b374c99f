package dev.selvedge.lab.run;

import dev.selvedge.lab.child.ReadyLine;
import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildProcess;
import dev.selvedge.lab.process.Sampler;
import dev.selvedge.lab.process.Sampler.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One generator's load on a server that runs, from the first connection to the last answer. */
final class LoadRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SILENCE =
            Duration.ofMillis(Settings.TIME_OUT_MILLIS).plusSeconds(10);

    private final Model model;
    private final Settings settings;
    private final RunningServices services;
    private final Downstream downstream;
    private final Disturbance disturbance;
    private final Progress progress;
    private final Measurement measurement;
    private final BlockingQueue<Timed> lines = new LinkedBlockingQueue<>();
    private List<Sample> samples = List.of();

    private record Timed(LoadLine line, long nanos) {}

    LoadRun(
            Model model,
            Settings settings,
            RunningServices services,
            Downstream downstream,
            Progress progress,
            Measurement measurement) {
        this.model = model;
        this.settings = settings;
        this.services = services;
        this.downstream = downstream;
        this.progress = progress;
        this.measurement = measurement;
        disturbance = new Disturbance(settings, downstream);
    }

    /** Returns what was sampled meanwhile. */
    List<Sample> samples() {
        return samples;
    }

    /** Puts the server under load, and returns when the last answer has come. */
    void run(ChildProcess server, ReadyLine ready)
            throws ChildFailedException, DownstreamException, InterruptedException {
        try (ChildProcess generator = ChildProcess.start(
                settings.workload()
                        .generator(settings, ready.port())
                        .with("--server-admin", Integer.toString(ready.admin()))
                        .with(downstream.generatorArguments().toArray(String[]::new)),
                line -> lines.add(new Timed(LoadLine.parse(line), System.nanoTime())))) {
            ReadyLine generating = generator.awaitReady(PATIENCE);
            List<ChildProcess> watched = new ArrayList<>(services.children());
            watched.add(server);
            watched.add(generator);
            try (Sampler sampler = sampler(ready, generating, watched)) {
                try {
                    follow(watched);
                } finally {
                    samples = sampler.samples();
                }
            }
        }
    }

    private Sampler sampler(ReadyLine ready, ReadyLine generating, List<ChildProcess> watched) {
        Map<String, ProcessHandle> processes = new LinkedHashMap<>();
        for (ChildProcess child : watched) {
            if (!child.name().equals("database")) {
                processes.put(child.name().equals(model.name()) ? "server" : child.name(), child.handle());
            }
        }
        Map<String, Integer> admins = new LinkedHashMap<>(services.adminPorts());
        admins.put("generator_", generating.admin());
        admins.put("", ready.admin());
        return new Sampler(admins, processes);
    }

    private void follow(List<ChildProcess> watched)
            throws ChildFailedException, DownstreamException, InterruptedException {
        String phase = "";
        long heard = System.nanoTime();
        while (!measurement.isDone()) {
            Timed next = lines.poll(200, TimeUnit.MILLISECONDS);
            if (next != null) {
                heard = System.nanoTime();
                measurement.add(next.line(), next.nanos());
                phase = show(next.line(), phase);
                disturbance.second(next.line());
            } else {
                refuseTheDead(watched);
                if (System.nanoTime() - heard > SILENCE.toNanos()) {
                    throw new ChildFailedException(
                            "the load generator has said nothing for " + SILENCE.toSeconds() + " s");
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        refuseTheDead(watched);
    }

    private static void refuseTheDead(List<ChildProcess> watched) throws ChildFailedException {
        for (ChildProcess child : watched) {
            String obituary = child.obituary();
            if (obituary != null) {
                throw new ChildFailedException(obituary);
            }
        }
    }

    private String show(LoadLine line, String phase) {
        if (!line.phase().equals(phase)) {
            switch (line.phase()) {
                case LoadLine.WARM_UP -> progress.step(model.name() + ": warming up", settings.warmUpSeconds());
                case LoadLine.MEASURE -> progress.step(model.name() + ": measuring", settings.seconds());
                default -> progress.step(model.name() + ": waiting for late answers", 0);
            }
        }
        if (line.phase().equals(LoadLine.DRAIN) || line.phase().equals(LoadLine.DONE)) {
            return LoadLine.DRAIN;
        }
        progress.tick("%,d answers/s, p99 %,.0f ms"
                .formatted(
                        line.confirmed() * 1000 / Math.max(1, line.millis()),
                        line.latencies().getValueAtPercentile(99) / 1e3));
        return line.phase();
    }
}
