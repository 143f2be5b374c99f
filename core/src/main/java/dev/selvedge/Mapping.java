package dev.selvedge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Many items through one function, so many at a time. A place is taken before an item is read, and not, as a limit of the
 * scope would, before its task is forked: so no item is read that has to wait.
 */
final class Mapping<T extends @Nullable Object, R extends @Nullable Object> {

    /** A result on its way to the consumer; it may be {@code null}, which no element of a channel is. */
    private record Mapped<R extends @Nullable Object>(R value) {}

    /** What takes up a place. */
    private enum Taken {
        PLACE
    }

    private final String name;
    private final Iterable<? extends T> items;
    private final Tasks.Mapper<? super T, ? extends R> mapper;

    /** Full while as many items are under way as may be. */
    private final Channel<Taken> places;

    Mapping(String name, Iterable<? extends T> items, int parallelism, Tasks.Mapper<? super T, ? extends R> mapper) {
        if (parallelism < 1) {
            throw new IllegalArgumentException(
                    "parallelism is " + parallelism + ": at least 1 item must be able to be worked on");
        }
        this.name = name;
        this.items = items;
        this.mapper = mapper;
        this.places = Channel.named("places of '" + name + "'").buffered(parallelism);
    }

    // ---- in order --------------------------------------------------------------------------------------------------

    List<R> inOrder() throws InterruptedException {
        Waits.checked();
        return Scope.named(name).call(scope -> {
            Iterator<? extends T> iterator = items.iterator();
            List<R> results = new ArrayList<>();
            Deque<Task<R>> open = new ArrayDeque<>();
            while (hasNext(iterator)) {
                T item = iterator.next();
                open.add(scope.fork(() -> mapAndGiveBack(item)));
                takeEnded(open, results);
            }
            for (Task<R> task : open) {
                results.add(task.join());
            }
            return Collections.unmodifiableList(results);
        });
    }

    /** Takes a place, and then looks whether there is an item for it. */
    private boolean hasNext(Iterator<? extends T> iterator) throws InterruptedException {
        places.send(Taken.PLACE);
        return iterator.hasNext();
    }

    private R mapAndGiveBack(T item) throws Exception {
        try {
            return mapper.map(item);
        } finally {
            places.tryReceive();
        }
    }

    /** Keeps of tasks that have ended only the results. */
    private void takeEnded(Deque<Task<R>> open, List<R> results) throws InterruptedException {
        for (Task<R> first = open.peek(); first != null && first.isDone(); first = open.peek()) {
            results.add(open.remove().join());
        }
    }

    // ---- as they come ----------------------------------------------------------------------------------------------

    <X extends Exception> void unordered(Tasks.Sink<? super R, X> sink) throws X, InterruptedException {
        Waits.checked();
        Channel<Mapped<R>> results = Channel.named("results of '" + name + "'").unbounded(); // the places bound it
        Scope.named(name).run(scope -> {
            scope.fork("reader", () -> read(scope, results));
            for (Mapped<R> result : results) {
                sink.accept(result.value);
                places.tryReceive();
            }
        });
    }

    /** The reader: an iterator that waits for its next item must not keep results from the consumer. */
    private void read(Scope scope, Channel<Mapped<R>> results) throws InterruptedException {
        AtomicInteger open = new AtomicInteger(1); // the reader, and the items whose results are not sent
        Iterator<? extends T> iterator = items.iterator();
        while (hasNext(iterator)) {
            T item = iterator.next();
            open.incrementAndGet();
            scope.fork(() -> {
                results.trySend(new Mapped<>(mapper.map(item)));
                closeAfterLast(open, results);
            });
        }
        closeAfterLast(open, results);
    }

    private static void closeAfterLast(AtomicInteger open, Channel<?> results) {
        if (open.decrementAndGet() == 0) {
            results.close();
        }
    }
}
