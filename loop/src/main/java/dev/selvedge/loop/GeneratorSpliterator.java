package dev.selvedge.loop;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Pushes all that is left if nothing was asked for singly before. */
final class GeneratorSpliterator<T> implements Spliterator<T> {

    private final Generator<T> generator;
    private Generator.@Nullable Reading<T> reading;
    private boolean ended;

    GeneratorSpliterator(Generator<T> generator) {
        this.generator = generator;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        if (ended) {
            return false;
        }
        Generator.Reading<T> singly = reading;
        if (singly == null) {
            singly = generator.iterator();
            reading = singly;
        }
        ended = !singly.hasNext();
        if (!ended) {
            action.accept(singly.next());
        }
        return !ended;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        if (ended) {
            return;
        }
        ended = true;
        if (reading == null) {
            generator.forEach(action);
        } else {
            reading.forEachRemaining(action);
        }
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        throw new IllegalStateException(
                "a generator can't be read in parallel: its body is one sequence of calls. Take parallel() away, or collect first");
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }

    void close() {
        ended = true;
        if (reading != null) {
            reading.close();
        }
    }
}
