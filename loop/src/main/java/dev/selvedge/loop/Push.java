package dev.selvedge.loop;

import dev.selvedge.loop.coroutine.Closing;
import dev.selvedge.loop.coroutine.Drive;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A body that runs straight through, and hands each value to its reader by a call. All is for the one thread. */
final class Push<T> implements Generator.Out<T> {

    private final Consumer<? super T> action;
    private final Thread owner = Thread.currentThread();

    /** Whether the body runs, and not the action. */
    private boolean yields = true;

    /** What unwinds the body, once the action has thrown, and what that was. */
    private @Nullable Closing closing;

    private @Nullable Throwable refusal;

    private Push(Consumer<? super T> action) {
        this.action = action;
    }

    static <T> void run(Generator.Body<T> body, Consumer<? super T> action) {
        Push<T> push = new Push<>(action);
        try {
            body.run(push);
        } catch (Throwable thrown) {
            throw Drive.<RuntimeException>past(push.toThrow(thrown));
        } finally {
            push.yields = false;
        }
        if (push.refusal != null) {
            throw Drive.<RuntimeException>past(push.refusal);
        }
    }

    /** What the action threw goes before what the body threw because of it. */
    private Throwable toThrow(Throwable thrown) {
        Throwable first = refusal;
        if (first == null) {
            return thrown;
        }
        Throwable problem = closing != null && thrown == closing ? closing.problem() : thrown;
        if (problem != null && problem != first) {
            first.addSuppressed(problem);
        }
        return first;
    }

    @Override
    public void yield(T value) {
        Objects.requireNonNull(value, "value");
        if (!yields || Thread.currentThread() != owner) {
            throw Drive.outside();
        }
        if (closing != null) {
            throw closing;
        }
        yields = false;
        try {
            action.accept(value);
        } catch (Throwable thrown) {
            refusal = thrown;
            closing = new Closing();
            throw closing;
        } finally {
            yields = true;
        }
    }
}
