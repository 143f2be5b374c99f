package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Reply;
import dev.selvedge.lab.document.Upload;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Requests as chains of callbacks, with a timer beside each. What has begun when the timer fires goes on, but for the language model, which
 * can be told.
 *
 * @param vertx     for the timers
 * @param reader    reads documents
 * @param documents the database
 * @param language  the language model
 * @param deadline  the time for one request
 */
record AsyncDesk(Vertx vertx, Reader reader, AsyncDocuments documents, AsyncLanguage language, Duration deadline)
        implements LoopDesk {

    /** Reads documents: here, or elsewhere. */
    @FunctionalInterface
    interface Reader {

        /** Begins with it; the future is completed on the loop that asked. */
        Future<Document> read(Upload upload);
    }

    @Override
    public Future<Answer> store(Upload upload) {
        Promise<Answer> answer = Promise.promise();
        timed(
                answer,
                reader.read(upload)
                        .compose(document -> documents.store(document).compose(written -> stored(document, written))));
        return answer.future();
    }

    private static Future<Answer> stored(Document document, int written) {
        try {
            return Future.succeededFuture(document.stored(written));
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }

    @Override
    public Future<Answer> ask(Question question) {
        Promise<Answer> answer = Promise.promise();
        timed(answer, documents.find(question).compose(passages -> {
            try {
                AsyncLanguage.Hearing hearing = language.ask(new Reply(question, passages));
                answer.future().onComplete(end -> hearing.cancel());
                return hearing.answer();
            } catch (Refusal refusal) {
                return Future.failedFuture(refusal);
            }
        }));
        return answer.future();
    }

    /** Passes on what comes of it, or the deadline. */
    private void timed(Promise<Answer> answer, Future<Answer> begun) {
        long timer = vertx.setTimer(deadline.toMillis(), id -> answer.tryFail(DocumentRefusals.deadline()));
        begun.onComplete(result -> {
            vertx.cancelTimer(timer);
            if (result.succeeded()) {
                answer.tryComplete(result.result());
            } else {
                answer.tryFail(result.cause());
            }
        });
    }
}
