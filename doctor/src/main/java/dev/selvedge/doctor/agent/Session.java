package dev.selvedge.doctor.agent;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URLClassLoader;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * One visit of the doctor: takes its orders and writes the answers, until it goes or is killed, which closes its end of the connection. Then
 * nothing of it is left here.
 */
public final class Session implements Runnable {

    private final SocketChannel channel;
    private final Collector collector;

    /**
     * For {@link Entry}, which knows this class by its name only. Calls the doctor back.
     *
     * @param socket where it listens
     * @param instrumentation opens what is to be read
     * @throws IOException if nobody listens there
     */
    public Session(Path socket, Instrumentation instrumentation) throws IOException {
        this.collector = new Collector(instrumentation);
        this.channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    @Override
    public void run() {
        try (channel) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            while (true) {
                obey(in.readUTF(), out);
            }
        } catch (IOException e) {
            // It has gone.
        } finally {
            closeLoader();
        }
    }

    private void obey(String order, DataOutputStream out) throws IOException {
        Chunks answer = new Chunks(out);
        String problem;
        try {
            collector.accept(order, answer);
            answer.end();
            return;
        } catch (RuntimeException | Error e) {
            problem = e.toString();
        }
        answer.fail(problem);
    }

    private static void closeLoader() {
        if (Session.class.getClassLoader() instanceof URLClassLoader loader) {
            try {
                loader.close();
            } catch (IOException e) {
                // Only a jar that stays open.
            }
        }
    }
}
