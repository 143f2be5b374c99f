package dev.selvedge.lab.model.document;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.loop.Attempt;
import dev.selvedge.lab.model.loop.LoopFigures;
import io.vertx.core.Future;

/**
 * The child of the model {@code event-loop}: Vert.x with its HTTP server, its HTTP client and its PostgreSQL client, none of which blocks.
 * A document is read on the loop that its upload came on: that is computing and waits for nothing, and yet nothing else happens on that loop
 * meanwhile.
 *
 * <p>Arguments: those of {@link DocumentSettings}, and {@code --loops} (as many as cores). Gauges: {@code loops}, {@code loop_lag_ms} (the
 * most that a loop was late for a timer since the last look, or is), {@code pending} (requests under way), {@code connections} (of clients),
 * {@code db_busy}, {@code db_waiting}, {@code model_pending} (answers of the language model under way), and those of {@link Reading}.
 */
public final class LoopDocumentMain {

    private LoopDocumentMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, LoopDocumentMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        DocumentSettings settings = DocumentSettings.from(arguments);
        LoopFigures figures = LoopFigures.of(arguments, settings.database());
        Reading reading = Reading.onLoops();
        AsyncDesk.Reader here = upload -> Attempt.future(() -> Future.succeededFuture(reading.read(upload)));
        return DocumentLoops.start(settings, figures, reading, vertx -> AsyncDesk.open(vertx, settings, figures, here));
    }
}
