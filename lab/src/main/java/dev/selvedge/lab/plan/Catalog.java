package dev.selvedge.lab.plan;

import java.util.List;

/** The one place where workloads and models are registered. */
public final class Catalog {

    private static final Model THREADS = new Model(
            "threads",
            "a thread for each request: Tomcat with a pool of 200 threads, blocking JDBC and HTTP",
            "dev.selvedge.lab.model.threads.ThreadsMain",
            List.of());

    private static final Model THREADS_500 = new Model(
            "threads-500",
            "the same with 500 threads",
            "dev.selvedge.lab.model.threads.ThreadsMain",
            List.of("--pool", "500"));

    private static final Model ASYNC_SERVLET = new Model(
            "async-servlet",
            "the 200 threads of Tomcat, given back while a payment is under way: CompletableFuture, blocking JDBC",
            "dev.selvedge.lab.model.asyncservlet.AsyncServletMain",
            List.of());

    private static final Model EVENT_LOOP = new Model(
            "event-loop",
            "event loops, as many as cores: Vert.x with non-blocking database and HTTP clients",
            "dev.selvedge.lab.model.eventloop.EventLoopMain",
            List.of());

    private static final Model EVENT_LOOP_BLOCKED = new Model(
            "event-loop-blocked",
            "the same loops with the mistake: a driver and an HTTP client that block, on the loop",
            "dev.selvedge.lab.model.eventloop.BlockedLoopMain",
            List.of());

    private static final Model HYBRID = new Model(
            "hybrid",
            "event loops for HTTP and payments, a pool of workers for blocking JDBC",
            "dev.selvedge.lab.model.eventloop.HybridMain",
            List.of());

    private static final Model VIRTUAL = new Model(
            "virtual",
            "a virtual thread for each request on Tomcat, and nothing else: no scope, no limit",
            "dev.selvedge.lab.model.virtual.VirtualMain",
            List.of());

    private static final Model SELVEDGE = new Model(
            "selvedge",
            "a virtual thread and a scope for each request: the same blocking calls, a deadline and a limit",
            "dev.selvedge.lab.model.selvedge.SelvedgeMain",
            List.of());

    private static final Workload ORDER = new Workload(
            "order",
            "reads stock from PostgreSQL, asks a payment service that takes about 200 ms, writes the order",
            List.of(THREADS, THREADS_500, ASYNC_SERVLET, EVENT_LOOP, EVENT_LOOP_BLOCKED, HYBRID, VIRTUAL, SELVEDGE),
            List.of(THREADS, EVENT_LOOP, SELVEDGE));

    private static final List<Workload> WORKLOADS = List.of(ORDER);

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
