package dev.selvedge.examples.words;

import dev.selvedge.Channel;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Sender;
import dev.selvedge.Task;
import java.nio.file.Path;

/**
 * Counts with a reader that finds the files, workers that count, and a merge, joined by channels:
 *
 * <pre>
 *   reader ──paths──▶ workers ──partial counts──▶ merge
 * </pre>
 *
 * <p>Both channels are bounded, so whoever is faster waits for the others, and of a tree of any size only a few paths are
 * in memory at a time. What fails anywhere cancels all the rest and comes out of {@link #count}.
 */
final class Pipeline {
    /** So many paths may wait for a worker. */
    static final int PATHS_WAITING = 64;

    /** A worker hands its partial count on when it has so many different words. */
    private static final int WORDS_IN_A_PARTIAL = 10_000;

    private final Source source;
    private final Counter counter;
    private final int workers;

    Pipeline(Source source, Counter counter, int workers) {
        this.source = source;
        this.counter = counter;
        this.workers = workers;
    }

    Tally count() throws InterruptedException {
        return Scope.named("words").call(scope -> {
            Channel<Path> paths = Channel.named("paths").buffered(PATHS_WAITING);
            Channel<Tally> partials = Channel.named("partial counts").buffered(workers);
            Task<Tally> reader = scope.fork("reader", () -> read(paths));
            scope.fork("workers", () -> work(paths, partials));
            Tally total = merge(partials);
            total.addAll(reader.join());
            return total;
        });
    }

    /** Sends every path; where the workers can't keep up, {@code send} waits. */
    private Tally read(Sender<Path> paths) throws InterruptedException {
        Tally besides = new Tally();
        try (paths) {
            source.visit(paths::send, besides);
        }
        return besides;
    }

    /** Runs the workers in a scope of their own: when that has ended, there are no more partial counts to come. */
    private void work(Receiver<Path> paths, Sender<Tally> partials) throws InterruptedException {
        try (partials) {
            Scope.named("workers").run(scope -> {
                for (int worker = 1; worker <= workers; worker++) {
                    scope.fork("worker " + worker, () -> countAll(paths, partials));
                }
            });
        }
    }

    private void countAll(Receiver<Path> paths, Sender<Tally> partials) throws InterruptedException {
        Tally partial = new Tally();
        for (Path path : paths) {
            counter.count(path, partial);
            if (partial.differentWords() >= WORDS_IN_A_PARTIAL) {
                partials.send(partial);
                partial = new Tally(); // the one that was sent is the merge's now
            }
        }
        partials.send(partial);
    }

    private static Tally merge(Receiver<Tally> partials) {
        Tally total = new Tally();
        for (Tally partial : partials) {
            total.addAll(partial);
        }
        return total;
    }
}
