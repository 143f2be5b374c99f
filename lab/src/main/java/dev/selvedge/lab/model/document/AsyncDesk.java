package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.lab.document.Passage;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Reply;
import dev.selvedge.lab.document.Upload;
import dev.selvedge.lab.model.loop.Attempt;
import dev.selvedge.lab.model.loop.Deadline;
import dev.selvedge.lab.model.loop.LoopCall;
import dev.selvedge.lab.model.loop.LoopDatabase;
import dev.selvedge.lab.model.loop.LoopFigures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * Requests as chains of callbacks, with a timer beside each. What has begun when the timer fires goes on, but for the language model, which
 * can be told.
 *
 * @param reader    reads documents
 * @param documents the database
 * @param language  the language model
 * @param deadline  the time for one request
 */
record AsyncDesk(Reader reader, AsyncDocuments documents, AsyncLanguage language, Deadline deadline)
        implements LoopDesk {

    /** Reads documents: here, or elsewhere. */
    @FunctionalInterface
    interface Reader {

        /** Begins with it; the future is completed on the loop that asked. */
        Future<Document> read(Upload upload);
    }

    /** Opens what one loop needs for it. */
    static AsyncDesk open(Vertx vertx, DocumentSettings settings, LoopFigures figures, Reader reader) {
        return new AsyncDesk(
                reader,
                new AsyncDocuments(LoopDatabase.open(vertx, settings.database(), figures)),
                AsyncLanguage.open(vertx, settings, figures),
                new Deadline(vertx, settings.deadline(), DocumentRefusals::deadline));
    }

    @Override
    public Future<Answer> store(Upload upload) {
        return deadline.inTime(reader.read(upload).compose(this::store));
    }

    private Future<Answer> store(Document document) {
        return documents
                .store(document)
                .compose(written -> Attempt.future(() -> Future.succeededFuture(document.stored(written))));
    }

    @Override
    public Future<Answer> ask(Question question) {
        LoopCall<Answer> hearing = new LoopCall<>(DocumentRefusals::deadline);
        return deadline.inTime(
                documents.find(question).compose(passages -> ask(question, passages, hearing)), hearing::cancel);
    }

    private Future<Answer> ask(Question question, List<Passage> passages, LoopCall<Answer> hearing) {
        return Attempt.future(() -> language.ask(new Reply(question, passages), hearing));
    }
}
