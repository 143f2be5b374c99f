package dev.selvedge.loop.bridge;

import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives one element after the other. Not split: the thread that reads the stream is the one that waits, and is
 * cancelled.
 */
final class ReceiverSpliterator<T> implements Spliterator<T> {

    private final Iterator<T> elements;

    ReceiverSpliterator(Iterator<T> elements) {
        this.elements = elements;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        if (!elements.hasNext()) {
            return false;
        }
        action.accept(elements.next());
        return true;
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        throw new IllegalStateException("a receiver can't be read by a parallel stream: its threads belong to no scope."
                + " Take parallel() away, or use Streams.mapConcurrent");
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
