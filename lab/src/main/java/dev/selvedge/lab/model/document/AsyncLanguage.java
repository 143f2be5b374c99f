package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.lab.document.Reply;
import dev.selvedge.lab.document.TokenReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The language model by callbacks, with one loop's share of the connections. */
final class AsyncLanguage {

    private final HttpClient client;
    private final RequestOptions complete;
    private final LoopFigures figures;

    private AsyncLanguage(HttpClient client, RequestOptions complete, LoopFigures figures) {
        this.client = client;
        this.complete = complete;
        this.figures = figures;
    }

    static AsyncLanguage open(Vertx vertx, DocumentSettings settings, int loops, LoopFigures figures) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(0)
                .setTcpNoDelay(true)
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(5));
        PoolOptions share = new PoolOptions()
                .setHttp1MaxSize(DocumentSettings.MODEL_CONNECTIONS / loops)
                .setMaxWaitQueueSize(-1);
        RequestOptions complete = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(settings.model().getHost())
                .setPort(settings.model().getPort())
                .setURI(DocumentSettings.COMPLETE);
        return new AsyncLanguage(vertx.createHttpClient(options, share), complete, figures);
    }

    /** Asks for an answer; what comes of it is {@link Hearing#answer}. */
    Hearing ask(Reply reply) {
        Hearing hearing = new Hearing(reply);
        figures.answersUnderWay.increment();
        client.request(complete).compose(hearing::send).compose(hearing::hear).onComplete(result -> {
            figures.answersUnderWay.decrement();
            hearing.end();
        });
        return hearing;
    }

    /** An answer that is being heard. Used on one event loop only. */
    static final class Hearing {

        private final Reply reply;
        private final TokenReader reader = new TokenReader();
        private final Promise<Answer> answer = Promise.promise();
        private @Nullable HttpClientRequest request;
        private boolean cancelled;

        private Hearing(Reply reply) {
            this.reply = reply;
        }

        /** Completes with the whole answer; fails with a {@link Refusal}. */
        Future<Answer> answer() {
            return answer.future();
        }

        /** Hears no more: nobody is interested any longer. */
        void cancel() {
            cancelled = true;
            if (request != null && !answer.future().isComplete()) {
                request.reset();
            }
            answer.tryFail(DocumentRefusals.deadline());
        }

        private Future<HttpClientResponse> send(HttpClientRequest sent) {
            if (cancelled) {
                sent.reset();
                return Future.failedFuture(DocumentRefusals.deadline());
            }
            request = sent;
            return sent.send(Buffer.buffer(reply.prompt()));
        }

        private Future<Void> hear(HttpClientResponse response) {
            if (response.statusCode() != 200) {
                return response.end().compose(end -> Future.failedFuture(DocumentRefusals.modelFailed()));
            }
            response.handler(
                    piece -> reader.take(piece.getBytes(), piece.length()).forEach(reply::add));
            return response.end();
        }

        /** However it ended: only the last event says that the answer is whole. */
        private void end() {
            try {
                reader.end();
                answer.tryComplete(reply.answer());
            } catch (Refusal refusal) {
                answer.tryFail(refusal);
            }
        }
    }
}
