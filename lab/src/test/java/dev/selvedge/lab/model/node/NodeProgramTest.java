package dev.selvedge.lab.model.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProgramTest {

    private static final String WHAT_TO_DO = "there is no 'node' on the PATH: install Node.js 20 or newer";

    @TempDir
    private Path folder;

    @Test
    void whereNodeIsNotInstalled_itSaysWhatToDo() throws Exception {
        Files.createFile(folder.resolve("node")); // which can't be executed
        NodeProgram node = new NodeProgram(folder + File.pathSeparator + folder.resolve("nowhere"));

        assertThat(node.missing()).contains(WHAT_TO_DO);
        assertThatIllegalStateException()
                .isThrownBy(() -> node.child("node", 64, List.of()))
                .withMessage(WHAT_TO_DO);
    }

    @Test
    void whereItIsInstalled_itIsStartedFromThere() throws Exception {
        Path installed = Files.createFile(folder.resolve("node"));
        assertThat(installed.toFile().setExecutable(true)).isTrue();

        NodeProgram node = new NodeProgram(folder.toString());

        assertThat(node.missing()).isEmpty();
        assertThat(node.child("node", 64, List.of("--port", "0")).command())
                .startsWith(installed.toString(), "--max-old-space-size=64")
                .endsWith("--port", "0");
    }
}
