package dev.selvedge.lab.workload.compute;

import dev.selvedge.lab.model.compute.GilComputeMain;
import dev.selvedge.lab.model.compute.ProcessesComputeMain;
import dev.selvedge.lab.model.compute.SelvedgeComputeMain;
import dev.selvedge.lab.model.compute.ThreadsComputeMain;
import dev.selvedge.lab.model.compute.VirtualComputeMain;
import dev.selvedge.lab.plan.Model;
import java.util.List;

/** The models that compute. */
final class ComputeModels {

    static final List<Model> ALL = List.of(
            new Model("threads", "a pool of platform threads, as many as cores", ThreadsComputeMain.class),
            new Model(
                    "gil",
                    "a thread for each task, and one lock that is needed to compute, handed over every 5 ms",
                    GilComputeMain.class),
            new Model(
                    "processes",
                    "a pool of child processes, as many as cores: tasks are sent there, results come back",
                    ProcessesComputeMain.class),
            new Model("virtual", "a virtual thread for each task", VirtualComputeMain.class),
            new Model(
                    "selvedge",
                    "a scope for each request, its tasks on the threads for computing, as many as cores",
                    SelvedgeComputeMain.class));

    private ComputeModels() {}
}
