package dev.selvedge.proof.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs what jcstress has prepared from this package, in JVMs of its own; {@code -Plong} makes a long proof of it. */
class MemoryOrderTest {

    private static final List<String> OPTIONS =
            List.of(System.getProperty("proof.memory.options").split(" "));

    /** Long enough to see a race for certain, whatever the length of the proof. */
    private static final List<String> FOR_THE_PLANTED =
            List.of("-f", "1", "-iters", "1", "-time", "500", "-sc", "false");

    @Test
    void handOvers_publishWhatWasWrittenBefore() throws Exception {
        assertThat(run("memory\\.[A-Z]", "hand-overs", OPTIONS))
                .contains("Failed tests: No matches.", "Error tests: No matches.")
                .containsPattern("Results: (\\d+) planned; \\1 passed, 0 failed, 0 soft errs, 0 hard errs");
    }

    @Test
    void numberWithoutALock_isNoticed() throws Exception {
        assertThat(run("memory\\.planted", "planted", FOR_THE_PLANTED)).contains("[FAILED]");
    }

    private static String run(String tests, String folder, List<String> options)
            throws IOException, InterruptedException {
        Path reports = Files.createDirectories(Path.of("target", "jcstress", folder));
        Path output = reports.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jcstress.Main",
                "-t",
                tests,
                "-r",
                "."));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .directory(reports.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.waitFor();
        } finally {
            process.destroy();
        }
        return Files.readString(output);
    }
}
