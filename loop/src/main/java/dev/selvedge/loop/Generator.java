package dev.selvedge.loop;

import dev.selvedge.loop.coroutine.Engine;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A sequence of values that a body computes when they are asked for. The body is plain code: it yields each value from any depth of its calls, may
 * go on for ever, and may wait.
 *
 * {@snippet :
 * Generator<Integer> squares = Generator.of(out -> {
 *     for (int n = 1; ; n++) {
 *         out.yield(n * n);
 *     }
 * });
 * }
 *
 * <p>A generator is immutable and safe for use by many threads. Each reading of it runs the body anew:
 *
 * <ul>
 *   <li>{@link #forEach} and a {@link #stream} that reads all run the body straight through and hand it each value: nothing is suspended.
 *   <li>{@link #iterator()}, a {@code for} loop, and a stream that stops early suspend the body at each value, and resume it for the next; after
 *       {@link #readAhead}, only once in so many values.
 * </ul>
 *
 * <p>A reading belongs to the thread that reads its first value: another thread is refused. While the body runs, its reader waits, and a wait of the
 * body's is a wait of the reader's: an interrupt or a cancellation of the reader ends it. What the body throws comes out at its reader, as it
 * is, also if it is checked.
 *
 * <p>A reading that is left in the middle is closed, and the body's yield then throws an {@link Error} of our own that no
 * {@code catch (Exception)} sees, so that the {@code finally} blocks of the body run. One that is dropped without a close does no harm:
 * it is collected, and its {@code finally} blocks may never run.
 *
 * <p>A body must not yield inside of a scope, a shield, or a value of a context local that it has opened itself: the reader would go on inside
 * of it. A reading that would suspend it there refuses. Nobody can see the same of a {@link ScopedValue}.
 *
 * @param <T> the type of the values
 */
public final class Generator<T> implements Iterable<T> {

    private final Engine engine;
    private final Body<T> body;
    private final int ahead;

    private Generator(Engine engine, Body<T> body, int ahead) {
        this.engine = engine;
        this.body = body;
        this.ahead = ahead;
    }

    /**
     * Makes a generator. Does not run the body.
     *
     * @param body what yields the values; runs once for each reading
     * @param <T> the type of the values
     * @return the generator
     */
    public static <T> Generator<T> of(Body<T> body) {
        return of(Engine.best(), body);
    }

    static <T> Generator<T> of(Engine engine, Body<T> body) {
        return new Generator<>(engine, Objects.requireNonNull(body, "body"), 1);
    }

    /**
     * The same values, read ahead: when an iterator or a stream that may stop early needs a value, the body runs until it has yielded this many. So
     * it is suspended less often, and does more than is asked for. Values yielded before the body throws come out before what it throws.
     *
     * @param values how many values at once, at least 1
     * @return a generator of the same values
     * @throws IllegalArgumentException if {@code values} is less than 1
     */
    public Generator<T> readAhead(int values) {
        if (values < 1) {
            throw new IllegalArgumentException("values is " + values + ": at least 1 is read at a time");
        }
        return new Generator<>(engine, body, values);
    }

    /**
     * Begins to read one value after the other. The body runs when the first is asked for.
     *
     * @return the reading, to be closed if it is left before its end
     */
    @Override
    public Reading<T> iterator() {
        return new PullReading<>(engine, body, ahead);
    }

    /**
     * Runs the body to its end on this thread, and hands it each value at once. If {@code action} throws, the body is closed where it is, and what
     * was thrown comes out.
     *
     * @param action what to do with each value
     */
    @Override
    public void forEach(Consumer<? super T> action) {
        Push.run(body, Objects.requireNonNull(action, "action"));
    }

    /**
     * The values as a stream, in their order, sequential. A stream that may stop early (with {@code limit} or {@code findFirst}, say) is to be closed,
     * as nothing tells the body otherwise.
     *
     * @return a stream, whose {@code close} closes the body
     */
    public Stream<T> stream() {
        GeneratorSpliterator<T> values = new GeneratorSpliterator<>(this);
        return StreamSupport.stream(values, false).onClose(values::close);
    }

    /**
     * The values, ordered and without {@code null}, of unknown number. Can't be split: a body is one sequence of calls.
     *
     * @return the spliterator
     */
    @Override
    public Spliterator<T> spliterator() {
        return new GeneratorSpliterator<>(this);
    }

    /**
     * Whether bodies are suspended by the JVM's own continuations, which needs the flag
     * {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED} ({@code =dev.selvedge.loop} where this library is on the module path).
     * Without it each reading that suspends has a virtual thread, which costs about a microsecond a value.
     *
     * @return whether they are
     */
    public static boolean usesContinuations() {
        return Engine.best() == Engine.CONTINUATION;
    }

    /**
     * What computes the values.
     *
     * @param <T> the type of the values
     */
    @FunctionalInterface
    public interface Body<T> {

        /**
         * Yields the values, one after the other.
         *
         * @param out where they go
         * @throws Exception comes out at the reader as it is
         */
        void run(Out<T> out) throws Exception;
    }

    /**
     * Where a body puts its values. Only for what the body itself calls, while it runs; not for other threads.
     *
     * @param <T> the type of the values
     */
    public sealed interface Out<T> permits Pull, Push {

        /**
         * Gives the reader a value, and returns when the reader asks for the next.
         *
         * @param value the value
         * @throws NullPointerException if it is {@code null}
         * @throws IllegalStateException if the caller is not the body, has frames on its stack that can't be suspended, or is inside of a scope, a
         *     shield or a value of a context local that the body has opened
         */
        @SuppressWarnings("NamedLikeContextualKeyword") // the word for it, and never called without its object
        void yield(T value);

        /**
         * Gives the reader all values of something, one after the other. Those of another generator come straight from its body: only this one's
         * is suspended, however deep generators are nested.
         *
         * @param values the values
         */
        default void yieldAll(Iterable<? extends T> values) {
            values.forEach(this::yield);
        }
    }

    /**
     * An iterator that can be closed in the middle. For the one thread that reads its first value.
     *
     * @param <T> the type of the values
     */
    public sealed interface Reading<T> extends Iterator<T>, AutoCloseable permits PullReading {

        /**
         * Ends the body where it is, so that its {@code finally} blocks run, and waits for that. Values that were read ahead are dropped. Does nothing
         * if it has ended or never began. What the body throws while it ends comes out.
         *
         * @throws IllegalStateException if the body itself calls it, or another thread than the one that reads
         */
        @Override
        void close();
    }
}
