package dev.selvedge.worker;

import dev.selvedge.worker.internal.data.Control;
import dev.selvedge.worker.internal.data.Failure;
import dev.selvedge.worker.internal.data.Hello;
import dev.selvedge.worker.internal.data.Vocabulary;
import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.FrameReader;
import dev.selvedge.worker.internal.wire.FrameWriter;
import dev.selvedge.worker.internal.wire.Kind;
import dev.selvedge.worker.internal.wire.WireException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program of a child. */
final class WorkerMain {

    private WorkerMain() {}

    /** Serves the parent that listens at the socket. */
    static void main(String[] args) throws IOException, InterruptedException {
        Path address = Path.of(args[0]);
        SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(address));
        FrameWriter writer = new FrameWriter(socket);
        writer.greet();
        FrameReader reader = new FrameReader(socket, Integer.MAX_VALUE - 8); // what a parent sends is not too long
        reader.greet();
        Desk desk = desk(reader, writer);
        if (desk != null) {
            Guardian guardian = new Guardian(socket, address, reader, desk);
            guardian.start();
            desk.work(writer);
            guardian.leave();
        }
        System.exit(0); // threads that a job has left behind would keep it alive
    }

    /** Gets ready for what the parent allows; tells it why, if that can't be. */
    private static @Nullable Desk desk(FrameReader reader, FrameWriter writer) throws IOException {
        Frame first = reader.read();
        if (first == null) {
            return null;
        }
        try {
            Hello hello = Control.read(Hello.class, first.body());
            Desk desk = new Desk(hello, vocabulary(hello));
            writer.write(Frame.of(Kind.READY, 0, 0));
            return desk;
        } catch (ClassNotFoundException | LinkageError | IllegalArgumentException | WireException e) {
            writer.write(new Frame(Kind.REFUSED, 0, 0, Control.write(Failure.of(e))));
            return null;
        } finally {
            writer.flush();
        }
    }

    private static Vocabulary vocabulary(Hello hello) throws ClassNotFoundException {
        List<Class<?>> allowed = new ArrayList<>();
        for (String name : hello.allowed()) {
            allowed.add(load(name));
        }
        Class<? extends SharedContext> context =
                hello.context() == null ? null : load(hello.context()).asSubclass(SharedContext.class);
        return new Vocabulary(Job.class, allowed, SharedLocals.of(context), hello.maxMessage());
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, ClassLoader.getSystemClassLoader());
    }
}
