package dev.selvedge.lab.model.document;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.loop.LoopFigures;
import io.vertx.core.WorkerExecutor;
import java.util.Objects;

/**
 * The child of the model {@code hybrid}: the clients of {@code event-loop}, and a pool of workers that documents are read on. What finds
 * no free worker waits in the pool's queue, which has no end.
 *
 * <p>Arguments: those of {@link LoopDocumentMain}, and {@code --workers} (as many as cores). Gauges: those of {@link LoopDocumentMain}.
 */
public final class HybridDocumentMain {

    /** The pool is found by its name, and so is the same for each loop. */
    private static final String POOL = "reading";

    private HybridDocumentMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, HybridDocumentMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        int threads = arguments.number("workers", Runtime.getRuntime().availableProcessors(), 1, 1_024);
        DocumentSettings settings = DocumentSettings.from(arguments);
        LoopFigures figures = LoopFigures.of(arguments, settings.database());
        Reading reading = Reading.onThreads();
        return DocumentLoops.start(settings, figures, reading, vertx -> {
            WorkerExecutor workers = vertx.createSharedWorkerExecutor(POOL, threads);
            AsyncDesk.Reader there = upload ->
                    workers.executeBlocking(() -> reading.read(upload), false).map(Objects::requireNonNull);
            return AsyncDesk.open(vertx, settings, figures, there);
        });
    }
}
