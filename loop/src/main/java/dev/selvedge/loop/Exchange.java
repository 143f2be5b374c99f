package dev.selvedge.loop;

import dev.selvedge.loop.coroutine.Drive;
import dev.selvedge.loop.coroutine.Engine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a coroutine, and the values on their way. Apart from the {@link Coroutine}, so that it can be seen when that was dropped. */
final class Exchange<I, O> extends Drive implements Coroutine.Out<I, O> {

    private final Coroutine.Body<I, O> body;
    private @Nullable I input;
    private @Nullable O output;
    private @Nullable O result;

    Exchange(Engine engine, Coroutine.Body<I, O> body) {
        super(engine);
        this.body = body;
    }

    @Override
    protected void body() throws Exception {
        O last = body.run(takeInput(), this);
        result = Objects.requireNonNull(
                last, "the body returned null: what it returns is the last value that comes out");
        output = last;
    }

    @Override
    public I yield(O value) {
        Objects.requireNonNull(value, "value");
        checkInside();
        output = value;
        if (!suspend()) {
            output = null;
            throw pinned();
        }
        return takeInput();
    }

    private I takeInput() {
        I taken = Objects.requireNonNull(input);
        input = null;
        return taken;
    }

    O next(I value) {
        if (ended()) {
            throw new IllegalStateException("the coroutine has ended, and can't be resumed: ask isDone first");
        }
        checkReader();
        input = value;
        resume();
        throwPending();
        O taken = Objects.requireNonNull(output);
        output = null;
        return taken;
    }

    O result() {
        if (result == null) {
            throw new IllegalStateException(
                    ended()
                            ? "the coroutine has thrown or was closed, and has no result"
                            : "the coroutine has not returned yet");
        }
        return result;
    }
}
