package dev.selvedge.doctor.attach;

import static dev.selvedge.doctor.attach.Child.assertHeld;
import static dev.selvedge.doctor.attach.Child.assertMutual;
import static dev.selvedge.doctor.attach.Child.thread;
import static dev.selvedge.doctor.attach.Child.waitOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachedTest {

    @Test
    void locks_ofVirtualThreads_nameTheirOwners() throws Exception {
        try (Child child = Child.running("locks")) {
            Snapshot snapshot = child.snapshot();
            assertMutual(snapshot, "left", "right", "lock", "lock");
            Resource wanted = waitOf(snapshot, "left").resource();
            assertThat(thread(snapshot, "right").holds()).containsExactly(wanted);
            assertThat(wanted.description()).startsWith("java.util.concurrent.locks.ReentrantLock@");
            assertThat(snapshot.pid()).isEqualTo(child.pid());
            assertThat(snapshot.program()).isEqualTo("dev.selvedge.doctor.attach.programs.Stuck");
            assertThat(snapshot.parallelism()).isPositive();
            assertThat(snapshot.gaps()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitors", "mixed"})
    void monitors_nameTheirOwners(String program) throws Exception {
        try (Child child = Child.running(program)) {
            Snapshot snapshot = child.snapshot();
            assertMutual(snapshot, "left", "right", "lock", "monitor");
            Resource wanted = waitOf(snapshot, "left").resource();
            assertThat(thread(snapshot, "right").holds()).containsExactly(wanted);
            assertThat(thread(snapshot, "left").state()).isEqualTo("BLOCKED");
            assertThat(thread(snapshot, "left").virtual()).isTrue();
            assertThat(thread(snapshot, "right").virtual()).isEqualTo(program.equals("monitors"));
        }
    }

    @Test
    void joins_ofVirtualAndPlatformThreads_nameTheJoined() throws Exception {
        try (Child child = Child.running("joins")) {
            assertMutual(child.snapshot(), "left", "right", "join", "thread");
        }
    }

    @Test
    void writer_waitsForEveryReader() throws Exception {
        try (Child child = Child.running("readers")) {
            Snapshot snapshot = child.snapshot();
            Wait wait = waitOf(snapshot, "writer");
            assertThat(wait.anybody()).isFalse();
            assertThat(wait.holders())
                    .containsExactlyInAnyOrder(
                            thread(snapshot, "first reader").id(),
                            thread(snapshot, "second reader").id());
            assertThat(thread(snapshot, "second reader").holds()).containsExactly(wait.resource());
        }
    }

    @Test
    void classes_thatNeedEachOther_nameWhoInitialisesThem() throws Exception {
        try (Child child = Child.running("classes")) {
            Snapshot snapshot = child.snapshot();
            assertMutual(snapshot, "left", "right", "class init", "class");
            assertMutual(snapshot, "parent", "child", "class init", "class");
            assertThat(waitOf(snapshot, "left").resource().description()).endsWith("Initialising$Two");
        }
    }

    @Test
    void mutexes_tellTasksAndWhereTheyWereForked() throws Exception {
        try (Child child = Child.running("mutexes")) {
            Snapshot snapshot = child.snapshot();
            ThreadState left = task(snapshot, "task 'left' of scope 'bank'");
            ThreadState right = task(snapshot, "task 'right' of scope 'bank'");
            assertThat(left.task().forkedAt()).first().asString().contains("Stuck.lambda$mutexes");
            Wait wait = left.waits().getFirst();
            assertThat(left.waits()).hasSize(1);
            assertThat(wait.anybody()).isFalse();
            assertThat(wait.resource().kind()).isEqualTo("selvedge");
            assertThat(wait.resource().description()).contains("'two'");
            assertThat(wait.holders()).containsExactly(right.id());
            assertThat(right.waits().getFirst().holders()).containsExactly(left.id());
            assertThat(right.holds()).contains(wait.resource());
        }
    }

    private static ThreadState task(Snapshot snapshot, String description) {
        return snapshot.threads().stream()
                .filter(thread -> thread.task().description().equals(description))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "notify,    notify, monitor",
        "condition, notify, condition",
        "semaphore, take,   semaphore",
        "latch,     await,  latch",
        "future,    get,    future",
        "exchange,  queue,  queue",
        "queue,     notify, condition",
        "park,      park,   other",
        "timed,     await,  latch",
    })
    void waitsThatAnybodyCouldEnd_sayForWhat(String name, String operation, String kind) throws Exception {
        Snapshot snapshot = Others.snapshot();
        Wait wait = waitOf(snapshot, name);
        assertThat(wait.operation()).isEqualTo(operation);
        assertThat(wait.resource().kind()).isEqualTo(kind);
        assertThat(wait.anybody()).isTrue();
        assertThat(wait.holders()).isEmpty();
        assertThat(wait.timed()).isEqualTo(name.equals("timed"));
    }

    @Test
    void futureOfTask_namesWhoRunsIt() throws Exception {
        assertHeld(Others.snapshot(), "task", "runner", "get", "future");
    }

    @Test
    void endOfExecutor_namesItsThreads() throws Exception {
        Snapshot snapshot = Others.snapshot();
        assertHeld(snapshot, "executor", "of executor", "join", "scope");
        assertThat(thread(snapshot, "of executor").container())
                .startsWith("java.util.concurrent.ThreadPerTaskExecutor@");
    }

    @Test
    void sleep_isNoWait() throws Exception {
        assertThat(thread(Others.snapshot(), "sleep").waits()).isEmpty();
    }

    @Test
    void monitorThatIsWaitedOn_isNotHeld() throws Exception {
        assertThat(thread(Others.snapshot(), "notify").holds()).isEmpty();
    }

    @Test
    void threadsOfTheJvm_areLeftOut() throws Exception {
        assertThat(Others.snapshot().threads())
                .extracting(ThreadState::name)
                .contains("main")
                .doesNotContain(
                        "Attach Listener", "Signal Dispatcher", "Reference Handler", "Finalizer", "Common-Cleaner");
    }

    /** Taken once for all tests. */
    private static final class Others {

        private static Snapshot snapshot;

        static synchronized Snapshot snapshot() throws Exception {
            if (snapshot == null) {
                try (Child child = Child.running("others")) {
                    snapshot = child.snapshot();
                }
            }
            return snapshot;
        }
    }

    @Test
    void manyThreads_areAllThere() throws Exception {
        try (Child child = Child.running("many", "2000")) {
            Snapshot snapshot = child.snapshot();
            List<ThreadState> waiters = snapshot.threads().stream()
                    .filter(thread -> thread.name().startsWith("waiter "))
                    .toList();
            assertThat(waiters)
                    .hasSize(2000)
                    .allSatisfy(waiter -> assertThat(waiter.waits().getFirst().holders())
                            .containsExactly(thread(snapshot, "main").id()));
            assertThat(snapshot.pauseMicros()).isPositive();
        }
    }

    @Test
    void attaching_again_leavesNothingBehind() throws Exception {
        try (Child child = Child.running("locks")) {
            Snapshot first = child.snapshot();
            child.snapshot();
            child.snapshot();
            List<String> files = openFiles(child.pid());
            Snapshot last = child.snapshot();
            assertThat(last.threads())
                    .extracting(ThreadState::id)
                    .containsExactlyInAnyOrderElementsOf(
                            first.threads().stream().map(ThreadState::id).toList());
            assertThat(waitOf(last, "left").resource())
                    .isEqualTo(waitOf(first, "left").resource());
            assertThat(openFiles(child.pid())).isEqualTo(files).noneMatch(file -> file.contains(Folder.PREFIX));
            assertThat(folders()).isEmpty();
        }
    }

    /** The JVM warns of each agent that is loaded into it, in the program's own output. */
    @Test
    void manyLooks_areOneVisit(@TempDir Path folder) throws Exception {
        Path errors = folder.resolve("errors.txt");
        try (Child child = Child.writing(errors, "locks");
                Source source = Attached.source(child.pid(), Duration.ofSeconds(30))) {
            for (int look = 0; look < 3; look++) {
                assertThat(source.snapshot().threads()).isNotEmpty();
                source.rest();
            }
            assertThat(Files.readString(errors, StandardCharsets.UTF_8))
                    .containsOnlyOnce("has been loaded dynamically");
        }
    }

    @Test
    void lookAt_someThreads_seesThem_andNoOthers() throws Exception {
        try (Child child = Child.running("locks");
                Source source = Attached.source(child.pid(), Duration.ofSeconds(30))) {
            Snapshot all = source.snapshot();
            long left = thread(all, "left").id();
            long right = thread(all, "right").id();
            Snapshot two = source.lookAt(Set.of(left, right, Long.MAX_VALUE)).read();
            assertThat(two.threads()).extracting(ThreadState::id).containsExactlyInAnyOrder(left, right);
            assertThat(waitOf(two, "left")).isEqualTo(waitOf(all, "left"));
            assertThat(source.snapshot().threads()).hasSameSizeAs(all.threads());
        }
    }

    @Test
    void theAgent_goesWithTheDoctor() throws Exception {
        try (Child child = Child.running("locks")) {
            Source source = Attached.source(child.pid(), Duration.ofSeconds(30));
            assertThat(source.snapshot().threads())
                    .noneMatch(thread -> thread.name().contains("selvedge"));
            assertThat(threadsOf(child.pid())).contains("selvedge-doctor");
            source.close();
            source.close();
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (threadsOf(child.pid()).contains("selvedge-doctor") && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            assertThat(threadsOf(child.pid())).doesNotContain("selvedge-doctor");
            assertThat(source.snapshot().threads()).as("it may come again").isNotEmpty();
            source.close();
        }
    }

    /** As the system names them, in at most 15 letters. */
    private static List<String> threadsOf(long pid) throws Exception {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.map(AttachedTest::nameOf).toList();
        }
    }

    private static String nameOf(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    /** One that stays in the middle must not lend its classes to another, which may be of another version. */
    @Test
    void anotherDoctor_bringsItsOwnClasses(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("classes.log");
        Path other = folder.resolve("other-agent.jar");
        String ours = System.getProperty("selvedge.doctor.agent");
        Files.copy(Path.of(ours), other);
        try (Child child = Child.withFlags(List.of("-Xlog:class+load:file=" + log), "locks")) {
            Attached.source(child.pid(), Duration.ofSeconds(30)).snapshot(); // and never goes
            System.setProperty("selvedge.doctor.agent", other.toString());
            assertThat(child.snapshot().threads()).isNotEmpty();
            assertThat(Files.readAllLines(log))
                    .anyMatch(line -> line.contains("agent.Collector ") && line.contains(other.toString()));
        } finally {
            System.setProperty("selvedge.doctor.agent", ours);
        }
    }

    @Test
    void attaching_leavesOneClassLoaded() throws Exception {
        Path log = Files.createTempFile("classes", ".log");
        try (Child child = Child.withFlags(List.of("-Xlog:class+load,class+unload:file=" + log), "locks")) {
            child.snapshot();
            List<String> lines = List.of();
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (lines.stream().noneMatch(line -> line.contains("unloading class"))
                    && System.nanoTime() < until) { // the agent has said good-bye, and its thread is about to end
                child.collectGarbage();
                lines = Files.readAllLines(log).stream()
                        .filter(line -> line.contains("dev.selvedge.doctor.agent."))
                        .toList();
            }
            assertThat(lines.stream().filter(line -> line.contains("unloading class")))
                    .isNotEmpty();
            assertThat(lines.stream().filter(line -> line.contains("source:") && !line.contains("Lambda")))
                    .hasSize(1
                            + (int) lines.stream()
                                    .filter(line -> line.contains("unloading class") && !line.contains("Lambda"))
                                    .count());
        } finally {
            Files.delete(log);
        }
    }

    /**
     * Without the connection of the look before, which the process may close a moment after we have our answer. The JVM keeps two for itself: that
     * of its attach listener, and one that the JDK's sockets make once, for closing others.
     */
    private static List<String> openFiles(long pid) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        List<String> files = openFilesNow(pid);
        while (files.stream().filter(file -> file.contains("socket:")).count() > 2 && System.nanoTime() < until) {
            files = openFilesNow(pid);
        }
        return files;
    }

    private static List<String> openFilesNow(long pid) throws Exception {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.map(file -> file.toString().replaceFirst(".*/", "") + " " + target(file))
                    .sorted()
                    .toList();
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (Exception e) {
            return "";
        }
    }

    /** The doctor's folders for files; a test in another JVM at the same time would show, too. */
    private static List<Path> folders() throws Exception {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().startsWith(Folder.PREFIX))
                    .toList();
        }
    }

    @Test
    void untrackedThreads_areAGap() throws Exception {
        try (Child child = Child.withFlags(List.of("-Djdk.trackAllThreads=false"), "locks")) {
            assertThat(child.snapshot().gaps()).singleElement().asString().contains("trackAllThreads");
        }
    }

    /** Who may examine the processes of others lets them read what they are to load, and call back. */
    @Test
    void anotherUsersProcess_isExamined_byRoot(@TempDir Path folder) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "there is no setpriv to become another user");
        Path program = folder.resolve("Waiting.java");
        Files.writeString(program, """
                public class Waiting {
                    public static void main(String[] arguments) throws Exception {
                        System.out.println("ready");
                        System.in.read();
                    }
                }
                """);
        folder.toFile().setExecutable(true, false);
        program.toFile().setReadable(true, false);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process other = new ProcessBuilder(
                        "/usr/bin/setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        java,
                        program.toString())
                .directory(folder.toFile())
                .start();
        try (var out = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            Snapshot snapshot = Attached.snapshot(other.pid(), Duration.ofSeconds(30));
            assertThat(thread(snapshot, "main").state()).isEqualTo("RUNNABLE");
            assertThat(folders()).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void noProcess_isSaid() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        assertThatThrownBy(() -> Attached.snapshot(ended.pid(), Duration.ofSeconds(10)))
                .isInstanceOf(NotExaminedException.NoSuchProcess.class)
                .hasMessageContaining("no process " + ended.pid());
    }

    @Test
    void noJvm_isSaid_andLives() throws Exception {
        Process other = new ProcessBuilder("sleep", "100").start();
        try {
            assertThatThrownBy(() -> Attached.snapshot(other.pid(), Duration.ofSeconds(30)))
                    .isInstanceOf(NotExaminedException.NotSuitable.class)
                    .hasMessageContaining("no JVM");
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void processThatEnds_whileItIsExamined_isSaid() throws Exception {
        Child child = Child.running("locks");
        try (child;
                Visit visit = Visit.begin(child.pid())) {
            child.close();
            IOException broken = catchThrowableOfType(IOException.class, () -> visit.ask("look"));
            assertThat(Visit.failed(child.pid(), broken))
                    .hasMessage("process " + child.pid() + " ended while it was examined");
        }
    }

    @Test
    void noTime_isSaid() throws Exception {
        try (Child child = Child.running("locks")) {
            assertThatThrownBy(() -> Attached.snapshot(child.pid(), Duration.ofNanos(1)))
                    .isInstanceOf(NotExaminedException.TimedOut.class)
                    .hasMessageContaining("did not answer");
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("selvedge-doctor-attach")) {
                    thread.join(); // it goes on until the process answers, and then removes what it made
                }
            }
            assertThat(folders()).isEmpty();
        }
    }
}
