package dev.selvedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int selvedge(String... args) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void help_isPrinted_andEndsWell() {
        assertThat(selvedge("--help")).isZero();
        assertThat(out.toString()).contains("selvedge", "run");
    }

    @Test
    void runList_namesEveryExample() {
        assertThat(selvedge("run", "--list")).isZero();
        assertThat(out.toString()).contains("hello");
    }

    @Test
    void run_ofAnExample_handsItsOptionsOn() {
        assertThat(selvedge("run", "hello", "--loud")).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void run_ofAnExample_withHelp_tellsWhatItTakes() {
        assertThat(selvedge("run", "hello", "--help")).isZero();
        assertThat(out.toString()).startsWith("hello  ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rnu           | selvedge: unknown command 'rnu'",
                "rnu           | did you mean 'run'?",
                "run helo      | selvedge run: unknown example 'helo'",
                "run helo      | did you mean 'hello'?",
                "run           | selvedge run: no example named: expected one of",
                "run --lsit    | unknown option '--lsit', expected --list",
                "run --lsit=3  | did you mean '--list'?",
                "lab --connections abc | abc' is not a whole number",
                "--nonsense    | selvedge: unknown option '--nonsense'",
            })
    void wrongUsage_isOneLine_withExitCode64(String args, String expected) {
        assertThat(selvedge(args.split(" "))).isEqualTo(64);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains(expected)
                .contains("--help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void noCommand_isWrongUsage() {
        assertThat(selvedge()).isEqualTo(64);
        assertThat(err.toString().lines()).singleElement().asString().contains("no command given", "run");
    }
}
