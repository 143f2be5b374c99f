package dev.selvedge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.attach.programs.Unobserved;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NobodyLooksTest {

    /** Where none of its code is loaded, none can cost anything: a measurement could not tell as much. */
    @Test
    void withNobodyLooking_theDoctorOnTheClassPathIsNotEvenLoaded(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("classes.log");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Unobserved.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var out = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("499500");
        }
        assertThat(program.waitFor()).isZero();
        List<String> ours = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> line.contains(" dev.selvedge."))
                .toList();
        assertThat(ours).anyMatch(line -> line.contains(" dev.selvedge.Channel "));
        assertThat(ours.stream().filter(line -> !line.contains(Unobserved.class.getName())))
                .noneMatch(line -> line.contains(" dev.selvedge.doctor."));
    }
}
