package dev.selvedge.lab.model.loop;

import dev.selvedge.lab.answer.Refusal;
import io.vertx.core.Future;

/**
 * Something to begin that may be refused at once.
 *
 * @param <T> the type of what comes of it
 */
@FunctionalInterface
public interface Attempt<T> {

    /** Begins with it. */
    Future<T> begin() throws Refusal;

    /** Begins with something; where it is refused at once, the future fails with the refusal. */
    static <T> Future<T> future(Attempt<T> attempt) {
        try {
            return attempt.begin();
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }
}
