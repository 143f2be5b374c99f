package dev.selvedge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line. */
class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path target;

    @Test
    void filterThatFitsNothing_isOneLine() {
        assertThat(bench("no such row")).isEqualTo(64);
        assertThat(errors().lines())
                .singleElement()
                .asString()
                .contains("'no such row'", "'chain'", "--list", "./selvedge bench --help");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void unknownOption_isOneLine() {
        assertThat(bench("--quik")).isEqualTo(64);
        assertThat(errors().lines()).singleElement().asString().contains("'--quik'", "--quick");
    }

    @Test
    void noRounds_isOneLine() {
        assertThat(bench("--rounds", "0")).isEqualTo(64);
        assertThat(errors().lines()).singleElement().asString().contains("--rounds is 0, expected 1 or more");
    }

    @Test
    void publishingBeforeMeasuring_isOneLine() {
        assertThat(bench("--publish")).isEqualTo(64);
        assertThat(errors().lines()).singleElement().asString().contains("there are no figures in", "measure first");
    }

    @Test
    void secondFilter_isOneLine() {
        assertThat(bench("pair", "chain")).isEqualTo(64);
        assertThat(errors().lines()).singleElement().asString().contains("'chain'");
    }

    @Test
    void unknownSystem_isOneLine() {
        assertThat(bench("--systems", "jdk,rust")).isEqualTo(64);
        assertThat(errors().lines()).singleElement().asString().contains("'rust'", "kotlin");
    }

    @Test
    void list_withAFilter_namesTheRowsAndWhoTakesPart() {
        assertThat(bench("--list", "FORK 2")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("fork 2 and join: selvedge", "jdk StructuredTaskScope");
    }

    private int bench(String... args) {
        return Main.run(target, stream(out), stream(err), args);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
