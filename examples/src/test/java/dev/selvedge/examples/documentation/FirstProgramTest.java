package dev.selvedge.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The README's first program, run from its source file as its reader does. */
class FirstProgramTest {
    @Test
    void firstProgram_runsAsItIs() throws Exception {
        Path source = Path.of(Objects.requireNonNull(getClass().getResource("/first/Hello.java"))
                .toURI());
        Process program = start(source);
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.strip()).isEqualTo("hello from a virtual thread");
        assertThat(program.waitFor()).isZero();
    }

    private static Process start(Path source) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path")
                                + java.io.File.pathSeparator
                                + System.getProperty("jdk.module.path", ""),
                        source.toString())
                .redirectErrorStream(true)
                .start();
    }
}
