package dev.selvedge.worker;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.sync.Event;
import dev.selvedge.worker.WorkerOutput.Source;
import dev.selvedge.worker.internal.data.Control;
import dev.selvedge.worker.internal.data.Failure;
import dev.selvedge.worker.internal.data.Hello;
import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.FrameReader;
import dev.selvedge.worker.internal.wire.FrameWriter;
import dev.selvedge.worker.internal.wire.Kind;
import dev.selvedge.worker.internal.wire.WireException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts one child: its process, which connects to a socket that is there for it alone, and the talk until it is ready. If that fails,
 * nothing is left of it.
 */
final class ChildStart {

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Settings settings;
    private final String name;
    private final ChildFolder folder;
    private final ClassArchive archive;
    private final OutputLines lines;

    ChildStart(Settings settings, String name, ChildFolder folder, ClassArchive archive, OutputLines lines) {
        this.settings = settings;
        this.name = name;
        this.folder = folder;
        this.archive = archive;
        this.lines = lines;
    }

    /** The process, and what reads from it. */
    private record Started(Process process, OutputDrain out, OutputDrain err) {}

    /**
     * Starts it and waits until it is ready.
     *
     * @param started is given the process as soon as there is one
     * @param closing ends the start
     * @throws WorkerStartException if it does not get ready
     */
    Child start(Consumer<Process> started, Event closing) throws InterruptedException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(folder.socket()));
            Started child = launch();
            started.accept(child.process());
            return ready(server, child, closing);
        } catch (IOException e) {
            throw new WorkerStartException("worker " + name + " can't be started: " + e.getMessage(), e);
        }
    }

    private Started launch() throws IOException {
        Process process = new ProcessBuilder(CommandLine.of(settings, folder, archive)).start();
        process.getOutputStream().close(); // nothing to read there for a job
        return new Started(
                process,
                OutputDrain.start(name, Source.OUT, process.getInputStream(), lines),
                OutputDrain.start(name, Source.ERR, process.getErrorStream(), lines));
    }

    private Child ready(ServerSocketChannel server, Started child, Event closing) throws InterruptedException {
        Child ready = null;
        try {
            ready = Scope.call(scope -> {
                Channel<Attempt> attempts = Channel.buffered(1);
                scope.forkDaemon("greeting of " + name, () -> attempts.trySend(attempt(server, child)));
                return Select.select(
                        attempts.onReceive(Attempt::child),
                        Clause.onDone(child.process().onExit(), _ -> ended(child)),
                        closing.onSet(this::notNeeded),
                        Clause.after(settings.startLimit, this::late));
            });
            return ready;
        } finally {
            if (ready == null) {
                ProcessTree.kill(child.process());
            }
        }
    }

    /** How the talk went: a failure is told as a value, since it may be only the echo of the end of the process. */
    private record Attempt(@Nullable Child ready, @Nullable IOException failure) {

        Child child() {
            if (ready == null) {
                throw new WorkerStartException(failure == null ? "" : String.valueOf(failure.getMessage()), failure);
            }
            return ready;
        }
    }

    private Attempt attempt(ServerSocketChannel server, Started child) throws InterruptedException {
        SocketChannel socket = null;
        Child ready = null;
        try {
            socket = server.accept();
            ready = greet(socket, child);
            return new Attempt(ready, null);
        } catch (WireException broken) {
            return new Attempt(null, broken);
        } catch (IOException lost) {
            // the process has ended, which tells more; or somebody cancels this
            Select.select(Clause.after(LAST_WORDS));
            return new Attempt(null, lost);
        } finally {
            if (ready == null) {
                close(socket);
            }
        }
    }

    private Child greet(SocketChannel socket, Started child) throws IOException {
        FrameWriter writer = new FrameWriter(socket);
        writer.greet();
        Hello hello = new Hello(
                settings.name,
                List.copyOf(settings.allowedNames()),
                settings.context == null ? null : settings.context.getName(),
                settings.window,
                settings.maxMessage);
        writer.write(new Frame(Kind.HELLO, 0, 0, Control.write(hello)));
        writer.flush();
        FrameReader reader = new FrameReader(socket, settings.maxFrame());
        reader.greet();
        Frame answer = reader.read();
        if (answer == null) {
            throw new IOException("worker " + name + " hung up");
        }
        if (answer.kind() != Kind.READY) {
            throw new WireException("worker " + name + " can't serve: " + refusal(answer));
        }
        return new Child(new Child.Parts(name, child.process(), socket, reader, writer, child.out(), child.err()));
    }

    private static String refusal(Frame answer) throws WireException {
        if (answer.kind() != Kind.REFUSED) {
            return "it begins with a frame " + answer.kind();
        }
        Failure why = Control.read(Failure.class, answer.body());
        return why.type() + ": " + why.message();
    }

    private Child ended(Started child) throws InterruptedException {
        child.err().awaitEnd(LAST_WORDS);
        List<String> errors = child.err().lastLines();
        String how = ExitStatus.describe(child.process().exitValue(), errors);
        throw new WorkerStartException(
                "worker " + name + " " + how + " before it was ready"
                        + (errors.isEmpty() ? "" : ":\n  " + String.join("\n  ", errors)),
                null);
    }

    private Child notNeeded() {
        throw new WorkerStartException("the pool of worker " + name + " was closed before it was ready", null);
    }

    private Child late() {
        throw new WorkerStartException(
                "worker " + name + " was not ready within " + settings.startLimit
                        + ": give it longer by startWithin(...), or fewer children to a processor",
                null);
    }

    private static void close(@Nullable SocketChannel socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException gone) {
                return; // as it should be
            }
        }
    }
}
