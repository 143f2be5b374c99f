package dev.selvedge.cli;

import static java.nio.file.Files.exists;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./selvedge}, in a small project with a make-believe JDK and a make-believe Maven. */
class LauncherTest {
    @TempDir
    private Path temp;

    private Path project;

    /** What a run of the launcher printed, and how it ended. */
    private record Run(int code, String out, String err) {}

    @BeforeEach
    void aProject() throws IOException {
        project = Files.createDirectories(temp.resolve("a project"));
        Files.copy(Path.of("../selvedge"), project.resolve("selvedge"));
        executable(project.resolve("selvedge"));
        write("a project/pom.xml", "<project/>");
        write("a project/core/src/main/java/Loom.java", "class Loom {}");
        write("a project/core/src/main/java/Thread.java", "class Thread {}");
        jdk("jdk-25", "25.0.3");
        script("bin/mvn", """
                echo "$JAVA_HOME: $@" >> "%s/builds"
                if [ -e "%s/broken" ]; then
                    echo "[INFO] Scanning"; echo "[ERROR] Loom.java:[1,7] a thread is torn"; exit 1
                fi
                """.formatted(temp, temp));
    }

    @Test
    void start_buildsFirst_andHandsOnArgumentsAndExitCode() throws Exception {
        Run run = selvedge("run", "fall over", "--now");
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.out()).contains("<dev.selvedge.cli.Main><run><fall over><--now>");
        assertThat(builds()).singleElement().asString().contains("-Dquick", "-pl cli -am package");
    }

    @Test
    void start_withNothingChanged_doesNotBuild() throws Exception {
        selvedge("run");
        assertThat(selvedge("run").err()).isEmpty();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void start_afterAChange_builds() throws Exception {
        selvedge("run");
        write("a project/core/src/main/java/Loom.java", "final class Loom {}");
        assertThat(selvedge("run").err()).contains("something changed");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void start_afterADeletion_builds() throws Exception {
        selvedge("run");
        Files.delete(project.resolve("core/src/main/java/Thread.java"));
        selvedge("run");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void start_afterABuild_keepsOnlyTheNewOne() throws Exception {
        selvedge("run");
        write("a project/core/src/main/java/Loom.java", "final class Loom {}");
        selvedge("run");
        assertThat(buildFolders()).isEqualTo(1);
    }

    @Test
    void aRunningProgram_keepsTheBuildItStartedWith() throws Exception {
        Process running = launch(project.resolve("selvedge"), Map.of("WAIT_FOR_INPUT", "yes"), "run");
        assertThat(running.getInputStream().read()).as("it prints once it runs").isNotNegative();
        write("a project/core/src/main/java/Loom.java", "final class Loom {}");
        selvedge("run");
        assertThat(buildFolders()).isEqualTo(2);
        assertThat(end(running).code()).isEqualTo(7);
        write("a project/core/src/main/java/Loom.java", "sealed class Loom {}");
        selvedge("run");
        assertThat(buildFolders()).as("after it has ended").isEqualTo(1);
    }

    @Test
    void start_ofABrokenBuild_showsTheErrorAndTheLog_andTriesAgainNextTime() throws Exception {
        write("broken", "");
        Run run = selvedge("run");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("[ERROR] Loom.java:[1,7] a thread is torn", "target/build.log")
                .doesNotContain("Scanning");
        Files.delete(temp.resolve("broken"));
        assertThat(selvedge("run").code()).isEqualTo(7);
    }

    @Test
    void twoStarts_atTheSameTime_buildOnce() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int start = 0; start < 3; start++) {
            starts.add(launch(project.resolve("selvedge"), Map.of(), "run"));
        }
        for (Process start : starts) {
            assertThat(end(start).code()).isEqualTo(7);
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void start_throughALink_findsTheProject() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("a project/selvedge"));
        assertThat(end(launch(link, Map.of(), "run")).code()).isEqualTo(7);
    }

    @Test
    void test_withAnOldJavaHome_findsANewerJdk() throws Exception {
        jdk("home/.jdks/newer", "25");
        Path old = jdk("jdk-17", "17.0.15");
        end(launch(project.resolve("selvedge"), Map.of("JAVA_HOME", old.toString()), "test"));
        assertThat(builds()).singleElement().asString().contains("verify").doesNotContain("jdk-17");
    }

    @Test
    void unknownCommand_isOneLine_withASuggestion() throws Exception {
        Run run = selvedge("tset");
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("'tset'", "run, test, format", "did you mean 'test'?");
        assertThat(exists(temp.resolve("builds"))).isFalse();
    }

    @Test
    void commandOfAMissingModule_saysSo() throws Exception {
        Run run = selvedge("doctor", "1");
        assertThat(run.code()).isEqualTo(69);
        assertThat(run.err().lines()).singleElement().asString().contains("'doctor' is not in this version yet");
    }

    @Test
    void runOfASourceFile_startsItWithTheLibraryAtHand() throws Exception {
        write("My.java", "void main() {}");
        Run run = selvedge("run", "My.java", "an argument");
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.out()).contains("<-cp>", "/lib/*><My.java><an argument>");
    }

    @Test
    void runOfASourceFileThatIsNotThere_isOneLine() throws Exception {
        Run run = selvedge("run", "My.java");
        assertThat(run.code()).isEqualTo(66);
        assertThat(run.err().lines()).singleElement().asString().contains("no file 'My.java'");
    }

    @Test
    void bench_isBuiltAndStartedApart() throws Exception {
        write("a project/bench/pom.xml", "<project/>");
        Run run = selvedge("bench", "select", "--quick");
        assertThat(run.out())
                .contains("<dev.selvedge.bench.Main><select><--quick>")
                .doesNotContain("cli");
        selvedge("run");
        assertThat(builds()).hasSize(2);
        assertThat(builds().getFirst()).contains("-pl bench -am package");
        write("a project/bench/pom.xml", "<project><name/></project>");
        assertThat(selvedge("run").err()).isEmpty();
    }

    @Test
    void help_namesOnlyWhatIsThere() throws Exception {
        assertThat(selvedge("help").out()).contains("run NAME", "test").doesNotContain("doctor", "bench");
    }

    @Test
    void test_runsAllOfMavensVerify() throws Exception {
        selvedge("test", "-Dtest=LoomTest");
        assertThat(builds())
                .singleElement()
                .asString()
                .contains("-Dtest=LoomTest -T 2 verify")
                .doesNotContain("quick");
    }

    private Run selvedge(String... args) throws Exception {
        return end(launch(project.resolve("selvedge"), Map.of(), args));
    }

    private Process launch(Path launcher, Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment().put("PATH", temp.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("HOME", temp.resolve("home").toString());
        builder.environment().put("JAVA_HOME", temp.resolve("jdk-25").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Run end(Process process) throws Exception {
        process.getOutputStream().close();
        String out = text(process.getInputStream());
        String err = text(process.getErrorStream());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, err);
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private long buildFolders() throws IOException {
        try (Stream<Path> folders = Files.list(project.resolve("target/app")).filter(Files::isDirectory)) {
            return folders.count();
        }
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(temp.resolve("builds"));
    }

    private Path jdk(String folder, String version) throws IOException {
        write(folder + "/release", "JAVA_VERSION=\"" + version + "\"\n");
        script(folder + "/bin/javac", "");
        script(
                folder + "/bin/java",
                "printf 'java " + version + " '; printf '<%s>' \"$@\"; ${WAIT_FOR_INPUT:+read -r}; exit 7");
        return temp.resolve(folder);
    }

    private void script(String name, String text) throws IOException {
        executable(write(name, "#!/usr/bin/env bash\n" + text + "\n"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
