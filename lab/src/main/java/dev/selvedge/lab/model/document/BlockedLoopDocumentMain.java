package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Upload;
import io.vertx.core.Future;

/**
 * The child of the model {@code event-loop-blocked}: Vert.x, and on its loops the code of {@code threads}: reading documents, JDBC, and a
 * client that blocks until the language model has said its last word.
 *
 * <p>Arguments and gauges: those of {@link LoopDocumentMain}, and {@code loop_asking_ms_total}: how long all loops together have been in calls
 * that answer a question, and wait there.
 */
public final class BlockedLoopDocumentMain {

    private BlockedLoopDocumentMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, BlockedLoopDocumentMain::start);
    }

    private static LoopServer start(Arguments arguments) throws Exception {
        int loops = LoopServer.loops(arguments);
        DocumentSettings settings = DocumentSettings.from(arguments);
        JdbcDocuments documents = JdbcDocuments.open(settings);
        LanguageClient language = LanguageClient.open(settings);
        Reading reading = Reading.onLoops();
        BlockingDesk desk = new BlockingDesk(reading, documents, language, settings.deadline());
        return LoopServer.start(
                settings, loops, reading, (vertx, figures) -> new Blocked(desk, figures), language, documents);
    }

    /** The mistake: calls that block, on the loop. While one question waits for its answer, no other request of that loop is even read. */
    private record Blocked(Desk desk, LoopFigures figures) implements LoopDesk {

        @Override
        public Future<Answer> store(Upload upload) throws Refusal {
            return Future.succeededFuture(desk.store(upload));
        }

        @Override
        public Future<Answer> ask(Question question) throws Refusal {
            long start = System.nanoTime();
            try {
                return Future.succeededFuture(desk.ask(question));
            } finally {
                figures.asked(System.nanoTime() - start);
            }
        }
    }
}
