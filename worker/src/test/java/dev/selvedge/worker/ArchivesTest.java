package dev.selvedge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Scope;
import dev.selvedge.worker.Jobs.Square;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children that leave the classes that they have loaded to those after them. */
class ArchivesTest {

    private static WorkersBuilder pool(Path archives) {
        return Workers.pool("archived").size(1).allow(Jobs.ALL).archives(archives);
    }

    private static void run(WorkersBuilder pool) throws InterruptedException {
        Scope.run(scope ->
                assertThat(pool.open(scope).fork(scope, new Square(7)).join()).isEqualTo(49));
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** What this test runs on, with a jar for each folder. */
    private static List<Path> jars(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                Path made = folder.resolve("part-" + jars.size() + ".jar");
                PrintStream out = System.err;
                assertThat(jar.run(out, out, "--create", "--file", made.toString(), "-C", entry, "."))
                        .isZero();
                jars.add(made);
            } else if (Files.exists(path)) {
                jars.add(path);
            }
        }
        return jars;
    }

    @Test
    void firstChild_leavesItsClasses_andTheNextMapsThem(@TempDir Path folder, @TempDir Path archives) throws Exception {
        WorkersBuilder pool = pool(archives).classPath(jars(folder));
        run(pool);
        assertThat(in(archives))
                .singleElement()
                .satisfies(file -> assertThat(file).hasExtension("jsa"));
        Path archive = in(archives).getFirst();
        Object written = Files.getLastModifiedTime(archive);
        run(pool.options("-Xshare:on")); // with which a JVM that can't map its archive does not start
        assertThat(in(archives)).containsExactly(archive);
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(written);
    }

    @Test
    void classPathWithFolders_keepsNothing(@TempDir Path folder, @TempDir Path archives) throws Exception {
        List<Path> entries = jars(folder);
        entries.add(Files.createDirectory(folder.resolve("classes")));
        run(pool(archives).classPath(entries));
        assertThat(in(archives)).isEmpty();
    }

    @Test
    void folderThatIsNotThere_isRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> pool(folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no such folder; make one");
    }
}
