package dev.selvedge.examples.spinner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.TaskFailedException;
import dev.selvedge.examples.Output;
import dev.selvedge.examples.WrongArgumentsException;
import dev.selvedge.examples.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpinnerExampleTest {
    private final Output output = new Output();

    static List<Version> versions() {
        return List.of(new EventVersion(), new ScopeVersion(), new LoopVersion());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void version_givesWhatTheSlowCallGives(Version version) throws InterruptedException {
        Spinner spinner = new Spinner(Terminal.open(output.stream()), "test");
        assertThat(version.run(new SlowCall(100_000), spinner)).isEqualTo(9_592);
    }

    @Test
    void run_ofAllVersions_saysThatTheyAgree() throws InterruptedException {
        assertThat(new SpinnerExample().run(List.of("--below", "50000"), output.stream()))
                .isZero();
        assertThat(output.lines()).hasSize(4).last().isEqualTo("All versions agree.");
        assertThat(output.lines().subList(0, 3))
                .allMatch(line -> line.contains(": 5,133 primes below 50,000, in "))
                .extracting(line -> line.split(":", 2)[0])
                .containsExactly("event", "scope", "loop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "scope", "loop"})
    void run_ofOneVersion_printsItsLineOnly(String version) throws InterruptedException {
        assertThat(new SpinnerExample().run(List.of("--version", version, "--below", "100"), output.stream()))
                .isZero();
        assertThat(output.lines()).singleElement().asString().startsWith(version + ": 25 primes below 100");
    }

    @Test
    void run_withWrongArguments_isRefused() {
        assertThatThrownBy(() -> new SpinnerExample().run(List.of("--version", "async"), output.stream()))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessage("--version is 'async': expected event|scope|loop");
        assertThatThrownBy(() -> new SpinnerExample().run(List.of("--below", "1"), output.stream()))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageContaining("expected a whole number from 2 to ");
    }

    @Test
    void scopeVersion_whoseSpinnerFails_saysSo() {
        try (Terminal terminal = Terminal.open(new BrokenStream(), true)) {
            assertThatThrownBy(() -> new ScopeVersion().run(new SlowCall(Integer.MAX_VALUE), new Spinner(terminal, "")))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("task 'spinner'")
                    .hasRootCauseMessage("the terminal is broken");
        }
    }

    @Test
    void loopVersion_whoseSpinnerFails_saysSo() {
        try (Terminal terminal = Terminal.open(new BrokenStream(), true)) {
            assertThatThrownBy(() -> new LoopVersion().run(new SlowCall(Integer.MAX_VALUE), new Spinner(terminal, "")))
                    .isInstanceOf(TaskFailedException.class)
                    .hasRootCauseMessage("the terminal is broken");
        }
    }

    @Test
    void run_onTheLoop_printsItsLineOnly() throws InterruptedException {
        assertThat(new SpinnerExample().run(List.of("--loop", "--below", "100"), output.stream()))
                .isZero();
        assertThat(output.lines()).singleElement().asString().startsWith("loop: 25 primes below 100");
    }

    /** Fails when something is drawn; the codes that hide and show the cursor pass. */
    private static final class BrokenStream extends PrintStream {
        BrokenStream() {
            super(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        }

        @Override
        public void print(String text) {
            if (text.contains("\n")) {
                throw new IllegalStateException("the terminal is broken");
            }
        }
    }
}
