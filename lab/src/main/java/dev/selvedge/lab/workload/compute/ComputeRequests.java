package dev.selvedge.lab.workload.compute;

import dev.selvedge.lab.compute.ComputeRequest;
import dev.selvedge.lab.load.RequestSource;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** The same computation again and again, each time in another number of tasks. */
final class ComputeRequests implements RequestSource {

    /** How many numbers: some 20 ms of one core. */
    static final int LENGTH = 20_000;

    /** The first: large enough that each number is work, and small enough for an {@code int}. */
    private static final int FROM = 20_000_000;

    private final byte[] head;

    ComputeRequests(String host) {
        head = ("POST /compute HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: ")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(long sequence, ByteBuf target) {
        String body = new ComputeRequest(FROM, LENGTH, tasks(sequence)).toJson();
        target.writeBytes(head);
        target.writeCharSequence(body.length() + "\r\n\r\n" + body, StandardCharsets.US_ASCII);
    }

    @Override
    public String label(long sequence) {
        return Cuts.LABEL + tasks(sequence);
    }

    private static int tasks(long sequence) {
        return Cuts.TASKS.get((int) (sequence % Cuts.TASKS.size()));
    }
}
