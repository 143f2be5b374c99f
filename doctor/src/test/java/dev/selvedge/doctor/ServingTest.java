package dev.selvedge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code doctor --serve} as it is called from a terminal. */
class ServingTest {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/[\\w-]+/");

    private static final String DUMP = """
            {"threadDump": {"formatVersion": 2, "processId": 4711, "time": "2026-11-20T00:00:00Z", "runtimeVersion": "25.0.3+9",
             "threadContainers": [{"container": "<root>", "parent": null, "owner": null, "threadCount": 1, "threads": [
               {"tid": 1, "time": "2026-11-20T00:00:00Z", "name": "main", "state": "RUNNABLE", "stack": ["com.acme.Main.main(Main.java:3)"]}]}]}}
            """;

    private record Ended(int code, String out, String err) {}

    private static Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = command(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    private static CommandLine command(PrintWriter out, PrintWriter err) {
        return new CommandLine(new DoctorCommand()).setOut(out).setErr(err);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 --serve --json",
                "1 --serve --watch",
                "1 --port 8080",
                "--serve",
                "1 --serve --port 65536",
                "1 --serve --port -1",
                "1 --serve --port x",
                "1 --serve --dump file"
            })
    void wrongCalls_areToldInALine(String arguments) {
        Ended ended = run(arguments.split(" ", -1));
        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err().lines().findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).containsAnyOf("--serve", "--port", "--dump", "no process given"));
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void noSuchProcess_isToldBeforeAnythingListens() {
        Ended ended = run(Integer.toString(Integer.MAX_VALUE), "--serve");
        assertThat(ended.code()).isEqualTo(66);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void portInUse_isToldInALine(@TempDir Path folder) throws Exception {
        Path dump = Files.writeString(folder.resolve("dump.json"), DUMP);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run("--serve", "--dump", dump.toString(), "--port", Integer.toString(taken.getLocalPort()));
            assertThat(ended.code()).isEqualTo(70);
            assertThat(ended.err().lines()).singleElement().asString().contains("port " + taken.getLocalPort());
        }
    }

    @Test
    void dump_isShownUntilTheCommandIsEnded(@TempDir Path folder) throws Exception {
        Path dump = Files.writeString(folder.resolve("dump.json"), DUMP);
        try (PipedReader reader = new PipedReader();
                PipedWriter writer = new PipedWriter(reader);
                BufferedReader lines = new BufferedReader(reader)) {
            Thread command = Thread.ofPlatform()
                    .start(() -> command(
                                    new PrintWriter(writer),
                                    new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                            .execute("--serve", "--dump", dump.toString()));
            try {
                Matcher address = ADDRESS.matcher(lines.readLine());
                assertThat(address.find()).isTrue();
                HttpURLConnection page =
                        (HttpURLConnection) URI.create(address.group()).toURL().openConnection();
                page.setReadTimeout((int) TimeUnit.SECONDS.toMillis(30));
                assertThat(page.getResponseCode()).isEqualTo(200);
                assertThat(command.isAlive()).isTrue();
            } finally {
                command.interrupt();
                command.join();
            }
        }
    }
}
