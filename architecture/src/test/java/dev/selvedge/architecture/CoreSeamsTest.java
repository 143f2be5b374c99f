package dev.selvedge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.selvedge.architecture.planted.Impatient;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In the core, only the package that implements the seam to the JDK touches threads and clocks. */
class CoreSeamsTest {
    private static final String BEHIND_THE_SEAM = "dev.selvedge.internal.jdk";

    @Test
    void core_touchesThreadsAndClocks_onlyBehindTheSeam() {
        assertThat(ThreadsAndClocks.usesOutside(
                        BEHIND_THE_SEAM, ProjectModule.core().classes()))
                .as("uses of threads and clocks outside %s: go through dev.selvedge.spi", BEHIND_THE_SEAM)
                .isEmpty();
    }

    @Test
    void rule_findsEachPlantedUse_andNamesItsLine() {
        List<String> uses =
                ThreadsAndClocks.usesOutside(BEHIND_THE_SEAM, new ClassFileImporter().importClasses(Impatient.class));
        long planted = Arrays.stream(Impatient.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .count();
        assertThat(uses).hasSize(Math.toIntExact(planted)).allMatch(use -> use.contains("(Impatient.java:"));
    }
}
