package dev.selvedge.worker;

import dev.selvedge.Clause;
import dev.selvedge.Select;
import dev.selvedge.sync.Event;
import dev.selvedge.worker.WorkerOutput.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads one of the two streams that a child prints to, always, so that the child never waits for a reader, and keeps the last
 * lines. It has a platform thread of its own: a read of a pipe can't be interrupted, and if the child leaves a process behind that
 * has the pipe open, the read would keep the scope from ending.
 */
final class OutputDrain {

    private static final int KEPT_LINES = 50;
    private static final int MAX_LINE = 8192;

    private final Event ended;
    private final Deque<String> last = new ArrayDeque<>(KEPT_LINES); // guarded by itself

    private OutputDrain(String description) {
        ended = Event.named("end of " + description);
    }

    static OutputDrain start(String worker, Source source, InputStream stream, OutputLines lines) {
        String description = (source == Source.ERR ? "errors of " : "output of ") + worker;
        OutputDrain drain = new OutputDrain(description);
        Thread.ofPlatform().daemon().name(description).start(() -> drain.run(worker, source, stream, lines));
        return drain;
    }

    private void run(String worker, Source source, InputStream stream, OutputLines lines) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                if (next != '\n') {
                    line.append((char) next);
                }
                if (next == '\n' || line.length() == MAX_LINE) {
                    add(worker, source, line, lines);
                }
            }
            if (!line.isEmpty()) {
                add(worker, source, line, lines);
            }
        } catch (IOException closed) {
            add(worker, source, new StringBuilder("(no more can be read: " + closed.getMessage() + ")"), lines);
        } finally {
            ended.set();
        }
    }

    private void add(String worker, Source source, StringBuilder line, OutputLines lines) {
        String text = line.toString().stripTrailing();
        line.setLength(0);
        synchronized (last) {
            if (last.size() == KEPT_LINES) {
                last.removeFirst();
            }
            last.addLast(text);
        }
        lines.add(worker, source, text);
    }

    /** Waits until all is read, but no longer than a time. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        Select.select(ended.onSet(() -> true), Clause.after(atMost, () -> false));
    }

    List<String> lastLines() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }
}
