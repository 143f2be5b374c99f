package dev.selvedge.lab.workload.order;

import dev.selvedge.lab.model.asyncservlet.AsyncServletMain;
import dev.selvedge.lab.model.coroutines.CoroutinesMain;
import dev.selvedge.lab.model.eventloop.BlockedLoopMain;
import dev.selvedge.lab.model.eventloop.EventLoopMain;
import dev.selvedge.lab.model.eventloop.HybridMain;
import dev.selvedge.lab.model.node.NodeProgram;
import dev.selvedge.lab.model.selvedge.SelvedgeMain;
import dev.selvedge.lab.model.threads.ThreadsMain;
import dev.selvedge.lab.model.virtual.VirtualMain;
import dev.selvedge.lab.plan.Model;
import java.util.List;

/** The models that place orders. */
final class OrderModels {

    private static final Model THREADS = new Model(
            "threads",
            "a thread for each request: Tomcat with a pool of 200 threads, blocking JDBC and HTTP",
            ThreadsMain.class);

    private static final Model THREADS_500 =
            new Model("threads-500", "the same with 500 threads", ThreadsMain.class, "--pool", "500");

    private static final Model ASYNC_SERVLET = new Model(
            "async-servlet",
            "the 200 threads of Tomcat, given back while a payment is under way: CompletableFuture, blocking JDBC",
            AsyncServletMain.class);

    private static final Model EVENT_LOOP = new Model(
            "event-loop",
            "event loops, as many as cores: Vert.x with non-blocking database and HTTP clients",
            EventLoopMain.class);

    private static final Model EVENT_LOOP_BLOCKED = new Model(
            "event-loop-blocked",
            "the same loops with the mistake: a driver and an HTTP client that block, on the loop",
            BlockedLoopMain.class);

    private static final Model HYBRID = new Model(
            "hybrid", "event loops for HTTP and payments, a pool of workers for blocking JDBC", HybridMain.class);

    private static final Model VIRTUAL = new Model(
            "virtual",
            "a virtual thread for each request on Tomcat, and nothing else: no scope, no limit",
            VirtualMain.class);

    private static final Model SELVEDGE = new Model(
            "selvedge",
            "a virtual thread and a scope for each request: the same blocking calls, a deadline and a limit",
            SelvedgeMain.class);

    private static final Model COROUTINES = new Model(
            "coroutines",
            "a coroutine for each request: Kotlin on Ktor with Netty, clients that suspend",
            CoroutinesMain.class);

    private static final Model NODE = new Model(
            "node",
            "one event loop in JavaScript: Node.js with its own HTTP server and client",
            new NodeProgram(),
            List.of());

    static final List<Model> ALL = List.of(
            THREADS,
            THREADS_500,
            ASYNC_SERVLET,
            EVENT_LOOP,
            EVENT_LOOP_BLOCKED,
            NODE,
            HYBRID,
            COROUTINES,
            VIRTUAL,
            SELVEDGE);

    static final List<Model> USUAL = List.of(THREADS, EVENT_LOOP, SELVEDGE);

    private OrderModels() {}
}
