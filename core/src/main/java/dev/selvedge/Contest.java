package dev.selvedge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of which one gives the result. Each puts its end into a channel, so that the order in which they ended is known,
 * whenever somebody looks. The scope is supervised: a failure alone decides nothing.
 */
final class Contest<T extends @Nullable Object> {

    /** How a task ended that was not cancelled. */
    private sealed interface End<T extends @Nullable Object> {}

    private record Won<T extends @Nullable Object>(T value) implements End<T> {}

    private record Lost<T extends @Nullable Object>(ForkedTask<?> task, Throwable exception) implements End<T> {

        TaskFailedException asException() {
            return new TaskFailedException(task, exception);
        }
    }

    private final String name;
    private final List<Callable<? extends T>> bodies;

    /** In the order in which they came; there is a place for each, so no task ever waits for one. */
    private final Channel<End<T>> ends;

    /** The failures that were taken from the channel. Only for the thread whose contest it is. */
    private final List<Lost<T>> lost = new ArrayList<>(0);

    Contest(String name, List<Callable<? extends T>> bodies) {
        this.name = name;
        this.bodies = bodies;
        this.ends = Channel.named("ends of '" + name + "'").buffered(bodies.size());
    }

    /** The first value, or, if there is none, the first failure. */
    T firstSuccess() throws InterruptedException {
        return decide(bodies.size());
    }

    /** The value or the failure of the first to end. */
    T firstEnd() throws InterruptedException {
        return decide(1);
    }

    private T decide(int failuresThatDecide) throws InterruptedException {
        Waits.checked();
        try {
            return Scope.named(name).supervised(this::lose).call(scope -> {
                for (Callable<? extends T> body : bodies) {
                    scope.fork(() -> compete(body));
                }
                T value = await(failuresThatDecide);
                scope.cancel("another task was first");
                return value;
            });
        } catch (Throwable thrown) {
            suppressFailures(thrown);
            throw thrown;
        }
    }

    private T compete(Callable<? extends T> body) throws Exception {
        T value = body.call();
        ends.trySend(new Won<>(value));
        return value;
    }

    /** On the failing task's thread; a task for which there was no thread fails as well. */
    private void lose(Task<?> task, Throwable exception) {
        ends.trySend(new Lost<>((ForkedTask<?>) task, exception));
    }

    private T await(int failuresThatDecide) throws InterruptedException {
        while (lost.size() < failuresThatDecide) {
            switch (ends.receive()) {
                case Won<T>(T value) -> {
                    return value;
                }
                case Lost<T> failure -> lost.add(failure);
            }
        }
        throw lost.getFirst().asException();
    }

    /** When all tasks have ended: what failed and does not come out is told by what does. */
    private void suppressFailures(Throwable thrown) {
        for (End<T> end = ends.tryReceive(); end != null; end = ends.tryReceive()) {
            if (end instanceof Lost<T> failure) {
                lost.add(failure);
            }
        }
        for (Lost<T> failure : lost) {
            if (!Suppression.isTold(failure.exception, thrown)) {
                thrown.addSuppressed(failure.asException());
            }
        }
    }
}
