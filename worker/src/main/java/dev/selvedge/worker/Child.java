package dev.selvedge.worker;

import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.sync.Event;
import dev.selvedge.worker.internal.data.Control;
import dev.selvedge.worker.internal.data.Failure;
import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.FrameReader;
import dev.selvedge.worker.internal.wire.FrameWriter;
import dev.selvedge.worker.internal.wire.Kind;
import dev.selvedge.worker.internal.wire.Link;
import dev.selvedge.worker.internal.wire.Outbox;
import dev.selvedge.worker.internal.wire.WireException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A child process as its parent sees it, from when it is ready until it is gone. Three tasks serve it: one reads, one writes, one
 * waits for the end of the process.
 */
final class Child implements Link {

    /** How long what is known to end soon may take: the last bytes of a process that is gone, and its end once it has hung up. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /**
     * What there is of a child that is ready.
     *
     * @param name its name
     * @param process its process
     * @param socket the connection to it
     * @param reader reads from that; greeted
     * @param writer writes to that; greeted
     * @param out what it prints
     * @param err what it prints as errors
     */
    record Parts(
            String name,
            Process process,
            SocketChannel socket,
            FrameReader reader,
            FrameWriter writer,
            OutputDrain out,
            OutputDrain err)
            implements AutoCloseable {

        /** Leaves nothing running, whatever happened. */
        @Override
        public void close() {
            if (process.isAlive()) {
                ProcessTree.kill(process);
            }
            try {
                socket.close();
            } catch (IOException gone) {
                return; // as it should be
            }
        }
    }

    private final Parts parts;
    private final Outbox outbox;

    /** Nothing more comes from it. */
    private final Event hungUp;

    /** Its process is gone, all that came was handled, and its job is answered. */
    private final Event ended;

    /** The job that it has, or had last; written under the monitor of this. */
    private volatile @Nullable Assignment current;

    /** It takes no more jobs; guarded by this. */
    private boolean gone;

    /** Why it was killed by us. */
    private volatile @Nullable String killedBecause;

    Child(Parts parts) {
        this.parts = parts;
        outbox = new Outbox("frames to " + parts.name());
        hungUp = Event.named("last frame of " + parts.name());
        ended = Event.named("end of " + parts.name());
    }

    /** Serves it for as long as the body runs; then ends it, and waits until it is gone. */
    void serve(Scope.Action<RuntimeException> body, Duration grace) throws InterruptedException {
        try (parts) {
            Scope.named(parts.name()).run(scope -> {
                scope.forkDaemon("writer of " + parts.name(), () -> outbox.writeTo(parts.writer()));
                scope.forkDaemon("reader of " + parts.name(), this::read);
                scope.forkDaemon("end of " + parts.name(), this::awaitEnd);
                body.run(scope);
                end(grace);
            });
        } finally {
            Assignment last = leave();
            if (last != null) { // answered already, unless this ends by a fault of ours
                last.answer(new Answer.Failed(new IllegalStateException(this + " is served no longer")));
            }
        }
    }

    // ---- jobs ------------------------------------------------------------------------------------------------------

    /** What became of a job that it was given. */
    enum Given {
        /** It was answered, or the event happened. */
        DONE,
        /** Its task had given up. */
        ABANDONED,
        /** The child was gone, so that it was not begun. */
        GONE
    }

    /** Gives it a job, and waits until that is answered or the event happens. */
    Given perform(Assignment assignment, Event orUntil) throws InterruptedException {
        Given given = begin(assignment);
        if (given == Given.DONE) {
            outbox.send(assignment.start());
            assignment.begun();
            Select.select(assignment.answered.onSet(() -> true), orUntil.onSet(() -> false));
        }
        return given;
    }

    /** From here on, the end of the child is an answer. */
    private synchronized Given begin(Assignment assignment) {
        if (gone || !parts.process().isAlive()) {
            return Given.GONE;
        }
        if (!assignment.take(this)) {
            return Given.ABANDONED;
        }
        current = assignment;
        return Given.DONE;
    }

    /** From here on, it takes no job. */
    private synchronized @Nullable Assignment leave() {
        gone = true;
        return current;
    }

    /** Cancels a job that it does. Waits for a place to say so, no longer than the grace. */
    void cancel(Assignment assignment, String reason, Duration grace) throws InterruptedException {
        outbox.send(Frame.ofText(Kind.CANCEL, assignment.number, reason), grace);
    }

    /** A clause that is ready when it is gone. */
    <R extends @Nullable Object> Clause<R> onEnd(Clause.Action<R> action) {
        return ended.onSet(action);
    }

    synchronized boolean isGone() {
        return gone;
    }

    // ---- the link --------------------------------------------------------------------------------------------------

    @Override
    public void send(Frame frame) throws InterruptedException {
        outbox.send(frame);
    }

    @Override
    public void violated(WireException broken) {
        kill("it broke the rules of the wire: " + broken.getMessage());
    }

    private void read() throws InterruptedException {
        try {
            for (Frame frame = parts.reader().read();
                    frame != null;
                    frame = parts.reader().read()) {
                handle(frame);
            }
        } catch (WireException broken) {
            violated(broken);
        } catch (IOException lost) {
            // the process is gone, or about to be; its end tells more
        } finally {
            hungUp.set();
            outbox.close();
        }
        if (!exitsWithin(SOON)) {
            kill("it hung up");
        }
    }

    private void handle(Frame frame) throws WireException {
        Assignment assignment = current;
        if (assignment == null || assignment.number != frame.job()) {
            if (frame.job() < 1) {
                throw new WireException("a frame " + frame.kind() + " for no job");
            }
            return; // about a job that is over
        }
        switch (frame.kind()) {
            case RESULT -> assignment.answer(new Answer.Value(frame.body()));
            case FAILED ->
                assignment.answer(new Answer.Failed(RemoteException.of(Control.read(Failure.class, frame.body()))));
            case CANCELLED -> assignment.answer(new Answer.Cancelled());
            default -> assignment.streams.accept(frame);
        }
    }

    // ---- its end ---------------------------------------------------------------------------------------------------

    private void end(Duration grace) throws InterruptedException {
        outbox.send(Frame.of(Kind.END, 0, 0), grace);
        if (!exitsWithin(grace)) {
            kill("it did not exit within " + grace.toMillis() + " ms");
        }
        ended.await();
    }

    /** When it has been served: whether it went as it was told. */
    boolean hasEndedWell() {
        return parts.process().exitValue() == 0;
    }

    /** Kills its process, and those that this has started. Never blocks. */
    void kill(String why) {
        if (killedBecause == null) {
            killedBecause = why;
        }
        ProcessTree.kill(parts.process());
    }

    private boolean exitsWithin(Duration time) throws InterruptedException {
        return Select.select(Clause.onDone(parts.process().onExit(), _ -> true), Clause.after(time, () -> false));
    }

    private void awaitEnd() throws InterruptedException {
        Select.select(Clause.onDone(parts.process().onExit()));
        Select.select(hungUp.onSet(() -> true), Clause.after(SOON, () -> false));
        parts.err().awaitEnd(SOON);
        parts.out().awaitEnd(SOON);
        Assignment last = leave();
        if (last != null) {
            last.answer(new Answer.Failed(endedBefore(last)));
        }
        ended.set();
    }

    private WorkerEndedException endedBefore(Assignment assignment) {
        return ended(parts, "while it had job '" + assignment.title + "'", killedBecause);
    }

    /** What it printed as errors; and the report of a crash, which the JVM prints as output, whatever it is told. */
    private static List<String> lastWords(Parts parts) {
        List<String> words = new ArrayList<>(parts.err().lastLines());
        parts.out().lastLines().stream()
                .filter(line -> line.startsWith("# ") || line.startsWith("#\t"))
                .forEach(words::add);
        return List.copyOf(words);
    }

    private static WorkerEndedException ended(Parts parts, String when, @Nullable String killedBecause) {
        List<String> errors = lastWords(parts);
        int code = parts.process().exitValue();
        String how = killedBecause == null ? ExitStatus.describe(code, errors) : "was killed, since " + killedBecause;
        List<String> lines = new ArrayList<>();
        lines.add("worker " + parts.name() + " (process " + parts.process().pid() + ") " + how + ", " + when
                + (errors.isEmpty() ? "; it printed no errors" : "; the end of its error output:"));
        errors.forEach(line -> lines.add("  " + line));
        return new WorkerEndedException(
                String.join("\n", lines), parts.name(), parts.process().pid(), code, errors);
    }

    @Override
    public String toString() {
        return "worker " + parts.name();
    }
}
