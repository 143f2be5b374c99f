package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.lab.document.Reply;
import dev.selvedge.lab.document.TokenReader;
import dev.selvedge.lab.model.loop.LoopCall;
import dev.selvedge.lab.model.loop.LoopClient;
import dev.selvedge.lab.model.loop.LoopFigures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/** The language model by callbacks, with one loop's share of the connections. */
final class AsyncLanguage {

    private final LoopClient service;
    private final LoopFigures figures;

    private AsyncLanguage(LoopClient service, LoopFigures figures) {
        this.service = service;
        this.figures = figures;
    }

    static AsyncLanguage open(Vertx vertx, DocumentSettings settings, LoopFigures figures) {
        return new AsyncLanguage(
                LoopClient.open(vertx, settings.model(), DocumentSettings.MODEL_CONNECTIONS, figures.loops()), figures);
    }

    /** Asks for an answer; completes with the whole of it, as soon as it was heard. Fails with a {@link Refusal}. */
    Future<Answer> ask(Reply reply, LoopCall<Answer> hearing) {
        TokenReader reader = new TokenReader();
        Future<Void> heard = service.request(HttpMethod.POST, DocumentSettings.COMPLETE)
                .compose(request -> hearing.send(request, Buffer.buffer(reply.prompt())))
                .compose(response -> hear(response, reader, reply));
        figures.call(heard).onComplete(end -> end(reader, reply, hearing));
        return hearing.done();
    }

    private static Future<Void> hear(HttpClientResponse response, TokenReader reader, Reply reply) {
        if (response.statusCode() != 200) {
            return response.end().compose(end -> Future.failedFuture(DocumentRefusals.modelFailed()));
        }
        response.handler(piece -> reader.take(piece.getBytes(), piece.length()).forEach(reply::add));
        return response.end();
    }

    /** However it ended: only the last event says that the answer is whole. */
    private static void end(TokenReader reader, Reply reply, LoopCall<Answer> hearing) {
        try {
            reader.end();
            hearing.complete(reply.answer());
        } catch (Refusal refusal) {
            hearing.fail(refusal);
        }
    }
}
