package dev.selvedge.lab.workload.compute;

import dev.selvedge.lab.child.ReadyLine;
import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.plan.Defaults;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Generator;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Services;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildSpec;
import dev.selvedge.lab.report.Layout;
import dev.selvedge.lab.report.Layout.Figure;
import dev.selvedge.lab.result.Terms;
import java.util.List;

/** Pure computing, cut into 1 to 64 tasks: what no model can speed up, what a lock costs, what processes cost. */
public final class ComputeWorkload implements Workload {

    private static final Fault NEIGHBOUR =
            new Fault("neighbour", "another program computes on every core of the machine");

    /** One client that waits for each answer, so that a request has the whole machine for itself. */
    private static final Defaults ONE_AFTER_ANOTHER = new Defaults(1, 0, 5, 15, 3, 8);

    /** Creates the workload. */
    public ComputeWorkload() {}

    @Override
    public String name() {
        return "compute";
    }

    @Override
    public String summary() {
        return "counts the primes among 20,000 numbers, cut into 1, 2, 4, … or 64 tasks, and waits for nothing";
    }

    @Override
    public Terms terms() {
        return new Terms("computation", "computations", "finished");
    }

    @Override
    public List<Model> models() {
        return ComputeModels.ALL;
    }

    @Override
    public List<Fault> faults() {
        return List.of(NEIGHBOUR);
    }

    @Override
    public Defaults defaults() {
        return ONE_AFTER_ANOTHER;
    }

    @Override
    public Downstream open(Settings settings, Services services) throws ChildFailedException, InterruptedException {
        if (settings.fault() == null) {
            return Downstream.none();
        }
        ReadyLine ready = services.start("neighbour", "the neighbour", NeighbourMain.class, List.of());
        return new Neighbour(ready.port());
    }

    @Override
    public ChildSpec generator(Settings settings, int port) {
        return Generator.child(ComputeLoad.class, settings, port);
    }

    @Override
    public Story story() {
        return new ComputeStory();
    }

    @Override
    public Layout layout() {
        return new Layout(
                "Computations of all sizes of tasks together. Errors and time-outs don't count here.",
                List.of(
                        new Figure("lock_waiting", "threads that want the lock"),
                        new Figure("handovers_per_s", "hand-overs a second"),
                        new Figure("children", "child processes"),
                        new Figure("children_resident_mib", "MiB resident in children")),
                List.of(CutsSection::html));
    }
}
