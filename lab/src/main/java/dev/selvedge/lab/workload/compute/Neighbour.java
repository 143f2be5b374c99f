package dev.selvedge.lab.workload.compute;

import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The driver's hold on the neighbour, which computes as long as somebody is connected to it. */
final class Neighbour implements Downstream {

    private final int port;
    private @Nullable Socket busy;

    Neighbour(int port) {
        this.port = port;
    }

    @Override
    public List<String> arguments() {
        return List.of();
    }

    @Override
    public void reset() {
        close(); // a model that failed in the middle third has left it at work
    }

    @Override
    public void disturb(String fault) throws DownstreamException {
        try {
            busy = new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new DownstreamException("the neighbour can't be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public void mend(String fault) {
        close();
    }

    @Override
    public void close() {
        Socket open = busy;
        busy = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // A connection that can't be closed has ended.
            }
        }
    }
}
