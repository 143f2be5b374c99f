package dev.selvedge.lab.model.loop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The time for a request on an event loop: a timer beside what was begun for it. Used on one event loop only.
 *
 * @param vertx   for the timer
 * @param time    how long it is
 * @param refusal the answer when it is over
 */
public record Deadline(Vertx vertx, Duration time, Supplier<Refusal> refusal) {

    /** Returns the answer, or the refusal when the time is over. What has begun goes on, as nobody tells it. */
    public Future<Answer> inTime(Future<Answer> begun) {
        return inTime(begun, () -> {});
    }

    /** The same, and tells who is to know that the time is over; after the answer was refused. */
    public Future<Answer> inTime(Future<Answer> begun, Runnable late) {
        Promise<Answer> answer = Promise.promise();
        long timer = vertx.setTimer(time.toMillis(), id -> {
            answer.tryFail(refusal.get());
            late.run();
        });
        begun.onComplete(result -> {
            vertx.cancelTimer(timer);
            if (result.succeeded()) {
                answer.tryComplete(result.result());
            } else {
                answer.tryFail(result.cause());
            }
        });
        return answer.future();
    }
}
