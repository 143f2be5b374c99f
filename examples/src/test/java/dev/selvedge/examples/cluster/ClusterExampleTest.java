package dev.selvedge.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.examples.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterExampleTest {

    private final Output output = new Output();

    @Test
    void run_oneOfThreeMachinesIsKilled_allIsDoneOnceAndNothingIsLeft() throws IOException, InterruptedException {
        List<Path> foldersBefore = folders();
        assertThat(new ClusterExample().run(List.of("--orders", "900"), output.stream()))
                .isZero();
        assertThat(output.text())
                .contains("300 are done. Process ", " receipts, until it was killed")
                .contains("900 orders, 900 receipts: 0 lost, 0 doubled, 0 out of their customer's order.");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(folders()).isEqualTo(foldersBefore);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("selvedge-cluster"))
                    .toList();
        }
    }
}
