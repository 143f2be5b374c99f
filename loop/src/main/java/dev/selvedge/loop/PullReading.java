package dev.selvedge.loop;

import dev.selvedge.loop.coroutine.Abandoned;
import dev.selvedge.loop.coroutine.Engine;
import java.lang.ref.Reference;
import java.util.NoSuchElementException;

/** What a reader has of a {@link Pull}: apart, so that it can be seen when the reader has dropped it. */
final class PullReading<T> implements Generator.Reading<T> {

    private final Pull<T> pull;

    PullReading(Engine engine, Generator.Body<T> body, int ahead) {
        pull = new Pull<>(engine, body, ahead);
        Abandoned.endWith(engine, this, pull);
    }

    @Override
    public boolean hasNext() {
        try {
            return pull.hasNext();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the generator has yielded its last value: ask hasNext first");
        }
        return pull.take();
    }

    @Override
    public void close() {
        try {
            pull.close();
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
