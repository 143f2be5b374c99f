package dev.selvedge.lab.run;

import dev.selvedge.lab.child.ReadyLine;
import dev.selvedge.lab.plan.Services;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildProcess;
import dev.selvedge.lab.process.ChildSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The services of one run: everything that was started for a workload, and is ended with it. Used by one thread. */
final class RunningServices implements Services, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double USUAL_SECONDS = 2;
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private final Progress progress;
    private final List<ChildProcess> children = new ArrayList<>();
    private final Map<String, Integer> adminPorts = new LinkedHashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    RunningServices(Progress progress) {
        this.progress = progress;
    }

    @Override
    public ReadyLine start(String name, String title, Class<?> main, List<String> arguments)
            throws ChildFailedException, InterruptedException {
        progress.step("starting " + title, USUAL_SECONDS);
        ChildProcess child = ChildProcess.start(ChildSpec.java(name, main, SMALL, arguments), line -> {});
        children.add(child);
        ReadyLine ready = child.awaitReady(PATIENCE);
        adminPorts.put(name + "_", ready.admin());
        return ready;
    }

    @Override
    public void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /** Says that a service is gone, without which nothing can be measured. */
    void checkAlive() throws DownstreamFailedException {
        for (ChildProcess child : children) {
            String obituary = child.obituary();
            if (obituary != null) {
                throw new DownstreamFailedException(obituary);
            }
        }
    }

    List<ChildProcess> children() {
        return List.copyOf(children);
    }

    /** Returns the admin ports, each with what its values are to begin with. */
    Map<String, Integer> adminPorts() {
        return Map.copyOf(adminPorts);
    }

    @Override
    public void close() {
        children.parallelStream().forEach(ChildProcess::close);
        afterwards.forEach(Runnable::run);
    }
}
