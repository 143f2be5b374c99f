package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Upload;
import dev.selvedge.lab.model.loop.LoopFigures;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

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

    private static ChildService start(Arguments arguments) throws Exception {
        DocumentSettings settings = DocumentSettings.from(arguments);
        LoopFigures figures = LoopFigures.of(arguments, settings.database());
        JdbcDocuments documents = JdbcDocuments.open(settings);
        LanguageClient language = LanguageClient.open(settings);
        Reading reading = Reading.onLoops();
        LongAdder asking = new LongAdder();
        Blocked desk = new Blocked(new BlockingDesk(reading, documents, language, settings.deadline()), asking);
        return DocumentLoops.start(settings, figures, reading, vertx -> desk)
                .gauge("loop_asking_ms_total", () -> TimeUnit.NANOSECONDS.toMillis(asking.sum()))
                .on(language)
                .on(documents);
    }

    /** The mistake: calls that block, on the loop. While one question waits for its answer, no other request of that loop is even read. */
    private record Blocked(Desk desk, LongAdder askingNanos) implements LoopDesk {

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
                askingNanos.add(System.nanoTime() - start);
            }
        }
    }
}
