package dev.selvedge.lab.workload.compute;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.compute.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.stream.IntStream;

/**
 * A program that has nothing to do with the measured ones, and takes their cores: while somebody is connected to its port, it
 * computes on as many threads as there are cores.
 *
 * <p>Argument: {@code --port}. It has no gauges of its own: what it takes is sampled as the CPU of its process.
 */
public final class NeighbourMain implements ChildService {

    private static final int BITE = 1_000;
    private static final int FROM = 20_000_000;

    private final ServerSocket socket;
    private volatile boolean busy;

    private NeighbourMain(ServerSocket socket) {
        this.socket = socket;
    }

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, NeighbourMain::start);
    }

    private static NeighbourMain start(Arguments arguments) throws IOException, ArgumentException {
        NeighbourMain neighbour =
                new NeighbourMain(new ServerSocket(arguments.port(), 1, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("neighbour").start(neighbour::serve);
        return neighbour;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket visitor = socket.accept()) {
                busy = true;
                IntStream.range(0, Runtime.getRuntime().availableProcessors())
                        .forEach(core -> Thread.ofPlatform().daemon().start(this::compute));
                while (visitor.getInputStream().read() >= 0) {} // says nothing, and goes
            } catch (IOException e) {
                // The visitor has gone in another way, or the service ends.
            } finally {
                busy = false;
            }
        }
    }

    private void compute() {
        long found = 0;
        while (busy) {
            found += new Part(FROM, BITE).primes(Part.Checkpoint.NONE);
        }
        assert found >= 0;
    }

    @Override
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void end() throws IOException {
        busy = false;
        socket.close();
    }
}
