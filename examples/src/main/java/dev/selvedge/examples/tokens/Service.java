package dev.selvedge.examples.tokens;

import dev.selvedge.Channel;
import java.util.concurrent.CompletableFuture;

/** A service that answers every order but one: that answer is lost on the way, and nobody ever settles the call. */
final class Service {
    /** The order whose answer is lost. */
    static final int LOST_ORDER = 7;

    /** The service as promises have it: the call returns at once, and the answer comes later. */
    CompletableFuture<String> promise(int order) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        if (order != LOST_ORDER) {
            answer.complete(answerTo(order));
        }
        return answer;
    }

    /** The service as tasks have it: the call returns the answer. */
    String ask(int order) throws InterruptedException {
        Channel<String> answer = Channel.named("answer to order " + order).buffered(1);
        if (order != LOST_ORDER) {
            answer.send(answerTo(order));
        }
        return answer.receive();
    }

    private static String answerTo(int order) {
        return "order " + order + " is on its way";
    }
}
