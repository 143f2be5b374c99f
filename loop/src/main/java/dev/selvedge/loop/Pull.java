package dev.selvedge.loop;

import dev.selvedge.loop.coroutine.Drive;
import dev.selvedge.loop.coroutine.Engine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A body whose reader asks for its values: it is suspended when it has yielded as many as are read at a time. */
final class Pull<T> extends Drive implements Generator.Out<T> {

    private final Generator.Body<T> body;

    /** What was yielded and not yet read is from {@code read} to {@code filled}. */
    private final @Nullable Object[] values;

    private int read;
    private int filled;

    Pull(Engine engine, Generator.Body<T> body, int ahead) {
        super(engine);
        this.body = body;
        this.values = new Object[ahead];
    }

    @Override
    protected void body() throws Exception {
        body.run(this);
    }

    @Override
    public void yield(T value) {
        Objects.requireNonNull(value, "value");
        int place = filled;
        if (place + 1 < values.length) {
            checkTurn();
            values[place] = value;
            filled = place + 1;
        } else {
            yieldLast(value, place);
        }
    }

    private void yieldLast(T value, int place) {
        checkInside();
        values[place] = value;
        filled = place + 1;
        if (!suspend()) {
            filled = place;
            throw pinned();
        }
    }

    /** {@return whether there is a value to take; runs the body if that is not known} */
    boolean hasNext() {
        return read < filled || fill();
    }

    private boolean fill() {
        if (!ended()) {
            read = 0;
            filled = 0;
            resume();
            if (filled > 0) {
                return true;
            }
        }
        throwPending();
        return false;
    }

    /** Takes the value that {@link #hasNext} has found. */
    @SuppressWarnings("unchecked") // only what was yielded is in it
    T take() {
        T value = (T) Objects.requireNonNull(values[read]);
        values[read++] = null;
        return value;
    }

    void close() {
        filled = 0;
        read = 0;
        end();
    }
}
