package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.Upload;
import io.vertx.core.Future;

/**
 * The child of the model {@code event-loop}: Vert.x with its HTTP server, its HTTP client and its PostgreSQL client, none of which blocks.
 * A document is read on the loop that its upload came on: that is computing and waits for nothing, and yet nothing else happens on that loop
 * meanwhile.
 *
 * <p>Arguments: those of {@link DocumentSettings}, and {@code --loops} (as many as cores). Gauges: {@code loops}, {@code loop_lag_ms} (the
 * most that a loop was late for a timer since the last look), {@code pending} (requests under way), {@code connections} (of clients),
 * {@code db_busy}, {@code db_waiting}, {@code model_pending} (answers of the language model under way), and those of {@link Reading}.
 */
public final class LoopDocumentMain {

    private LoopDocumentMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, LoopDocumentMain::start);
    }

    private static LoopServer start(Arguments arguments) throws Exception {
        int loops = LoopServer.loops(arguments);
        DocumentSettings settings = DocumentSettings.from(arguments);
        Reading reading = Reading.onLoops();
        return LoopServer.start(
                settings,
                loops,
                reading,
                (vertx, figures) -> new AsyncDesk(
                        vertx,
                        upload -> read(reading, upload),
                        AsyncDocuments.open(vertx, settings, loops, figures),
                        AsyncLanguage.open(vertx, settings, loops, figures),
                        settings.deadline()));
    }

    private static Future<Document> read(Reading reading, Upload upload) {
        try {
            return Future.succeededFuture(reading.read(upload));
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }
}
