package dev.selvedge.doctor.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.Task;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Snapshots made by hand, and requests as anybody could send them, down to the letter. */
final class Server {

    private Server() {}

    static ThreadState thread(long id, String name, List<Wait> waits, Resource... holds) {
        return new ThreadState(
                id,
                name,
                true,
                true,
                "WAITING",
                0,
                List.of("com.acme.Main.work(Main.java:" + id % 7 + ")"),
                waits,
                List.of(holds),
                "",
                Task.NONE);
    }

    static Resource lock(String name) {
        return new Resource(name, "lock", "lock '" + name + "'");
    }

    static Wait wants(Resource resource, Long... holders) {
        return new Wait("lock", resource, List.of(holders), false, false);
    }

    static Wait joins(long thread) {
        return new Wait(
                "join", new Resource("t" + thread, "thread", "thread #" + thread), List.of(thread), false, false);
    }

    static Snapshot jvm(ThreadState... threads) {
        return new Snapshot(
                42,
                "com.acme.Main",
                "Test VM 25",
                "2026-01-01T00:00:00Z",
                2,
                0,
                List.of(threads),
                List.of(),
                List.of(),
                List.of());
    }

    /** Two that wait for each other. */
    static Snapshot deadlock() {
        return jvm(
                thread(1, "one", List.of(wants(lock("right"), 2L)), lock("left")),
                thread(2, "two", List.of(wants(lock("left"), 1L)), lock("right")));
    }

    /** An answer, as it came. */
    record Answer(int status, List<String> headers, String body) {

        boolean hasHeader(String line) {
            return headers.stream().anyMatch(header -> header.equalsIgnoreCase(line));
        }

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(body);
        }
    }

    static String token(URI address) {
        return address.getPath().replace("/", "");
    }

    /** Asks as the page does. */
    static Answer ask(URI address, String path) throws IOException {
        return send(
                address,
                "GET " + path + " HTTP/1.1",
                "Host: 127.0.0.1:" + address.getPort(),
                "X-Selvedge-Token: " + token(address));
    }

    /** Sends these lines, and reads until the server closes. */
    static Answer send(URI address, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("Connection: close");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.getOutputStream()
                    .write((String.join("\r\n", all) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        int end = whole.indexOf("\r\n\r\n");
        List<String> head = whole.substring(0, end).lines().toList();
        return new Answer(
                Integer.parseInt(head.getFirst().split(" ", -1)[1]),
                head.subList(1, head.size()),
                whole.substring(end + 4));
    }
}
