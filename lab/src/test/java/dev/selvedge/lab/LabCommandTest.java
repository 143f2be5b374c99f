package dev.selvedge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LabCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new LabCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static final String MODELS =
            "threads, threads-500, async-servlet, event-loop, event-loop-blocked, node, hybrid, coroutines, virtual, selvedge";

    private void assertOneLine(String message) {
        assertThat(err.toString().strip()).isEqualTo("selvedge lab: " + message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void list_printsWorkloadsAndModels() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString())
                .contains("workload order", "threads", "event-loop", "selvedge")
                .containsOnlyOnce("unless --fault says otherwise");
    }

    @Test
    void unknownModel_namesTheKnownAndTheNearest() {
        assertThat(run("--models", "treads")).isEqualTo(64);
        assertOneLine("unknown model 'treads': known are " + MODELS + "; did you mean 'threads'?");
    }

    @Test
    void unknownModel_nothingLikeIt_suggestsNothing() {
        assertThat(run("--models", "cobol")).isEqualTo(64);
        assertOneLine("unknown model 'cobol': known are " + MODELS);
    }

    @Test
    void unknownWorkload_namesTheKnown() {
        assertThat(run("--workload", "poetry")).isEqualTo(64);
        assertOneLine("unknown workload 'poetry': known are order, document, chat, compute, feed");
    }

    @Test
    void modelTwice_isRefused() {
        assertThat(run("--models", "threads,threads")).isEqualTo(64);
        assertOneLine("--models names 'threads' twice: name each model once");
    }

    @ParameterizedTest
    @CsvSource({
        "--connections,0,1 to 20000",
        "--duration,-1,1 to 3600",
        "--rate,0,1 to 1000000",
        "--rounds,21,1 to 20",
        "--port,70000,1 to 65535"
    })
    void numberOutOfRange_saysTheRange(String option, String given, String range) {
        assertThat(run(option, given)).isEqualTo(64);
        assertOneLine(option + " is " + given + ": expected a number from " + range);
    }

    @Test
    void sweep_withARate_isRefused() {
        assertThat(run("--sweep", "--rate", "100")).isEqualTo(64);
        assertOneLine("--sweep looks for a rate by itself: leave --rate, --fault and --rounds out");
    }

    @Test
    void compare_whatIsNoResult_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "[]");
        assertThat(run("--compare", file.toString(), file.toString())).isEqualTo(64);
        assertThat(err.toString()).startsWith("selvedge lab: '" + file + "' can't be read as the results of a run (");
    }

    @Test
    void fault_unknown_namesTheKnown() {
        assertThat(run("--fault", "payment-hang")).isEqualTo(64);
        assertOneLine(
                "unknown fault 'payment-hang': known are payment-slow, payment-fails, payment-hangs, database-cut,"
                        + " slow-client, burst; did you mean 'payment-hangs'?");
    }

    @Test
    void notANumber_isWrongUsage() {
        assertThat(run("--connections", "many")).isEqualTo(64);
        assertThat(err.toString()).contains("--connections").contains("many");
    }

    @Test
    void outIsAFile_isRefusedBeforeAnythingStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        assertThat(run("--out", file.toString())).isEqualTo(64);
        assertOneLine("the folder '" + file + "' can't be written (it is a file): name another one with --out DIR");
        assertThat(file).hasContent("mine");
    }

    @Test
    void portInUse_isRefusedBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--out", folder.toString(), "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(64);
            assertThat(err.toString()).startsWith("selvedge lab: port " + taken.getLocalPort() + " can't be used");
        }
    }

    @Test
    void databaseThatIsNotThere_isNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "postgresql://127.0.0.1:" + port + "/shop";
        assertThat(run("--out", folder.toString(), "--postgres", url)).isEqualTo(64);
        assertThat(err.toString())
                .startsWith("selvedge lab: there is no PostgreSQL to use at")
                .contains("127.0.0.1:" + port);
    }

    @Test
    void urlOfAnotherDatabase_isRefused() {
        assertThat(run("--out", folder.toString(), "--postgres", "mysql://localhost/shop"))
                .isEqualTo(64);
        assertThat(err.toString()).contains("'mysql://localhost/shop' is no PostgreSQL URL");
    }
}
