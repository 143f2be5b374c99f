package dev.selvedge.examples.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.examples.Output;
import dev.selvedge.examples.WrongArgumentsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The window on a display of its own, in a JVM of its own. */
class UiExampleTest {

    /** {@code -Dselvedge.screenshots=FOLDER} makes the pictures of the documentation there. */
    private static final Path PICTURES = Path.of(System.getProperty("selvedge.screenshots", "target/screenshots"));

    private static ProcessBuilder java(String main, String... args) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-exports",
                "java.base/jdk.internal.vm=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main);
        builder.command().addAll(List.of(args));
        return builder.redirectErrorStream(true);
    }

    private static List<String> linesOf(Process process) throws Exception {
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = out.lines().toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void window_fetches_livesMeanwhile_canBeCancelled_andIsTouchedByTheEventThreadAlone() throws Exception {
        Assumptions.assumeTrue(
                Display.installed().isPresent() || System.getenv("CI") != null, "there is no Xvfb on the PATH");
        Files.createDirectories(PICTURES);
        Path picture = PICTURES.resolve("ui.png").toAbsolutePath();
        try (Display display = Display.open()) {
            ProcessBuilder script = java(WindowScript.class.getName(), picture.toString());
            script.environment().put("DISPLAY", display.name());
            assertThat(linesOf(script.start()))
                    .filteredOn(line -> !line.startsWith("event loop 'swing' is ") && !line.startsWith("    at "))
                    .containsExactly(
                            "while it waits, the event thread answers: yes",
                            "while it waits: Fetching part 7 of 10, 6 lines, fetch is off, cancel is on",
                            "at the end: All is here, 10 lines, the bar at 10",
                            "cancelled: Cancelled, 2 lines, the bar at 2",
                            "again: 10 lines",
                            "closed while it fetches: the window is gone",
                            "strangers that touched the window: []");
        }
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(200);
    }

    @Test
    void withoutADisplay_itSaysSo() throws Exception {
        ProcessBuilder headless = java(WithoutDisplay.class.getName());
        headless.environment().remove("DISPLAY");
        assertThat(linesOf(headless.start()))
                .containsExactly(
                        "there is no display for a window: run it in a graphical session, or set DISPLAY", "1");
    }

    /** Prints what the example does, and its exit code. */
    static final class WithoutDisplay {
        private WithoutDisplay() {}

        public static void main(String[] args) throws Exception {
            System.out.println(new UiExample().run(List.of(), System.out));
        }
    }

    @Test
    void arguments_areRefused() {
        assertThatThrownBy(() -> new UiExample().run(List.of("--big"), new Output().stream()))
                .isInstanceOf(WrongArgumentsException.class);
    }
}
