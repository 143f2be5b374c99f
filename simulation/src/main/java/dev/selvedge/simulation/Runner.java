package dev.selvedge.simulation;

import dev.selvedge.simulation.engine.ControlledThreads;
import dev.selvedge.simulation.engine.Schedules;
import dev.selvedge.simulation.explore.Exploration;
import dev.selvedge.simulation.explore.Replay;
import dev.selvedge.simulation.explore.Runs;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a simulation on a carrier of its own, and watches over it: a carrier that is blocked can't say so itself. */
final class Runner {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Settings settings;
    private final Runs runs;
    private final Exploration exploration;

    private @Nullable String difference;
    private @Nullable Throwable broken;
    private long nanos;

    Runner(Simulation.Program program, Settings settings) {
        this.settings = settings;
        this.runs = new Runs(program::run, settings.steps);
        this.exploration = new Exploration(runs, settings.strategy.begin(), settings.seed);
    }

    Report run() throws InterruptedException {
        onCarrier(this::explore);
        return new Report(settings, exploration, difference, nanos);
    }

    String trace() throws InterruptedException {
        String[] trace = new String[1];
        onCarrier(() -> trace[0] = exploration.trace());
        return trace[0];
    }

    private void onCarrier(Runnable work) throws InterruptedException {
        if (Simulation.isRunning()) {
            throw new IllegalStateException(
                    "a simulation can't be run inside another one: run it outside, after or before");
        }
        ControlledThreads.ensurePossible();
        Thread carrier = Thread.ofPlatform().name("simulation").daemon().unstarted(() -> guarded(work));
        Schedules.install();
        carrier.start();
        try {
            watch(carrier);
        } catch (InterruptedException e) {
            exploration.stop();
            throw e;
        }
        if (broken != null) {
            throw new IllegalStateException("the simulation itself failed: " + broken, broken);
        }
    }

    private void guarded(Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
        } catch (Throwable problem) {
            broken = problem;
        }
        nanos = System.nanoTime() - start;
    }

    private void explore() {
        if (settings.replay == null) {
            exploration.explore(settings.schedules, settings.all);
        } else {
            difference = exploration.replay(Replay.parse(settings.replay));
        }
    }

    private void watch(Thread carrier) throws InterruptedException {
        long progress = -1;
        long since = System.nanoTime();
        while (!carrier.join(Duration.ofMillis(LOOK_EVERY_MILLIS))) {
            long now = runs.progress();
            if (now != progress || carrier.getState() == Thread.State.TIMED_WAITING) {
                progress = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > settings.stall.toNanos()) {
                throw stalled(carrier);
            }
        }
    }

    private SimulationFailedError stalled(Thread carrier) {
        Thread thread = Objects.requireNonNullElse(runs.runningThread(), carrier);
        String stack = Arrays.stream(thread.getStackTrace())
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining("\n"));
        exploration.stop();
        return new SimulationFailedError(
                "one turn has taken more than "
                        + settings.stall.toNanos() / (double) TimeUnit.SECONDS.toNanos(1)
                        + " s of real time, so the simulation was given up. Either it computes without a switch point (a loop that waits "
                        + "for another thread needs one: Simulation.point() or Thread.yield()), or it blocks the only carrier (a wait inside "
                        + "a class initializer or native code does). It is here:\n" + stack,
                null);
    }
}
