package dev.selvedge.worker;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Overflow;
import dev.selvedge.worker.WorkerOutput.Source;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/** The lines of all children of a pool, on their way to the user's sink: they wait for it, and no child does. */
final class OutputLines {

    private static final int PLACES = 1024;

    private record Line(String worker, Source source, String text) {}

    private final WorkerOutput sink;
    private final AtomicLong dropped = new AtomicLong();
    private final Channel<Line> lines;

    OutputLines(String pool, WorkerOutput sink) {
        this.sink = sink;
        lines = Channel.named("output of pool '" + pool + "'")
                .overflow(Overflow.DROP_OLDEST)
                .<Line>onUndelivered(_ -> dropped.incrementAndGet())
                .buffered(PLACES);
    }

    /** Takes a line, from any thread. Never blocks. */
    void add(String worker, Source source, String text) {
        try {
            lines.trySend(new Line(worker, source, text));
        } catch (ChannelClosedException tooLate) {
            dropped.incrementAndGet();
        }
    }

    /** No more lines come. */
    void close() {
        lines.close();
    }

    /** Hands lines to the sink until no more come. */
    void run() throws InterruptedException {
        for (Line line : lines) {
            long missing = dropped.getAndSet(0);
            if (missing > 0) {
                handOver(new Line(
                        line.worker(),
                        Source.ERR,
                        "(" + missing + " lines of this pool were dropped here: they came too fast)"));
            }
            handOver(line);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // the sink is the user's
    private void handOver(Line line) {
        try {
            sink.line(line.worker(), line.source(), line.text());
        } catch (RuntimeException itsOwn) {
            LoggedOutput.LOGGER.log(Level.WARNING, "the output of the pool's workers could not be handed over", itsOwn);
        }
    }
}
