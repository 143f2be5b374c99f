package dev.selvedge;

import dev.selvedge.internal.channel.ChannelEnd;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one thread receives until the end. */
final class ReceivingIterator<T> implements Iterator<T> {

    private final String description;

    /** Receives: gives an element, or the {@link ChannelEnd} or {@link Signal} that says why there is none. */
    private final Function<Strand, Object> receive;

    private @Nullable T next;

    ReceivingIterator(String description, Function<Strand, Object> receive) {
        this.description = description;
        this.receive = receive;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = receiveOrEnd();
        }
        return next != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException(description + " has ended");
        }
        T element = Objects.requireNonNull(next);
        next = null;
        return element;
    }

    /** The next element, or {@code null} at an end without a cause. */
    @SuppressWarnings("unchecked") // what was received is what was sent
    private @Nullable T receiveOrEnd() {
        try {
            Strand strand = Waits.checked();
            Object result = receive.apply(strand);
            if (result instanceof ChannelEnd end && end.cause() == null) {
                return null;
            }
            if (result instanceof Signal || result instanceof ChannelEnd) {
                throw Waits.failure(strand, description, result);
            }
            return (T) result;
        } catch (InterruptedException e) {
            throw Consequences.<RuntimeException>sneak(e);
        }
    }
}
