package dev.selvedge.lab.workload;

import dev.selvedge.lab.plan.Nearest;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.plan.WrongUsageException;
import dev.selvedge.lab.workload.chat.ChatWorkload;
import dev.selvedge.lab.workload.compute.ComputeWorkload;
import dev.selvedge.lab.workload.document.DocumentWorkload;
import dev.selvedge.lab.workload.feed.FeedWorkload;
import dev.selvedge.lab.workload.order.OrderWorkload;
import java.util.List;

/** The one place where workloads are registered. */
public final class Catalog {

    private static final List<Workload> WORKLOADS = List.of(
            new OrderWorkload(), new DocumentWorkload(), new ChatWorkload(), new ComputeWorkload(), new FeedWorkload());

    private Catalog() {}

    /**
     * Returns all workloads, the default one first.
     *
     * @return at least one workload
     */
    public static List<Workload> workloads() {
        return WORKLOADS;
    }

    /**
     * Finds a workload by its name.
     *
     * @param name what the user asked for
     * @return the workload of that name
     * @throws WrongUsageException if there is none of that name
     */
    public static Workload workload(String name) {
        return WORKLOADS.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Nearest.unknown(
                        "workload", name, WORKLOADS.stream().map(Workload::name).toList()));
    }
}
