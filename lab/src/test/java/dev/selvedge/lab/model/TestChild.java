package dev.selvedge.lab.model;

import dev.selvedge.lab.child.ReadyLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real child process of a test; it ends, by the end of its standard input, when it is closed. */
public final class TestChild implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long END_SECONDS = 10;

    private final Process process;
    private final String firstLine;

    private TestChild(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    public static TestChild start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    /** Starts a child by its command line. */
    static TestChild start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        return new TestChild(process, line == null ? "" : line);
    }

    public String firstLine() {
        return firstLine;
    }

    public Process process() {
        return process;
    }

    public ReadyLine ready() {
        return ReadyLine.parse(firstLine).orElseThrow(() -> new IllegalStateException(firstLine));
    }

    public String url() {
        return "http://127.0.0.1:" + ready().port();
    }

    public Reply post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    public Reply post(String path, byte[] body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).build());
    }

    public long gauge(String name) throws IOException, InterruptedException {
        URI stats = URI.create("http://127.0.0.1:" + ready().admin() + "/stats");
        String json = send(HttpRequest.newBuilder(stats).build()).body();
        Matcher matcher = Pattern.compile("\"" + name + "\":(-?\\d+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return Long.parseLong(matcher.group(1));
    }

    /** Waits until a gauge has a value. */
    public void await(String gauge, long value) throws IOException, InterruptedException {
        while (gauge(gauge) != value) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the child has ended, and " + gauge + " never was " + value);
            }
        }
    }

    private static Reply send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the child did not end when its standard input did");
        }
    }

    /** What came back. */
    public record Reply(int status, String body) {

        /** What comes back where a request is refused. */
        public static Reply refused(int status, String what) {
            return new Reply(status, "{\"error\":\"" + what + "\"}");
        }
    }
}
