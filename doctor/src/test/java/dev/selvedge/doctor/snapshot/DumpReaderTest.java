package dev.selvedge.doctor.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpReaderTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("dump.json"), text);
    }

    @Test
    void aDumpOfThisJvm_isRead() throws Exception {
        Path dump = folder.resolve("threads.json");
        CountDownLatch latch = new CountDownLatch(1);
        Object monitor = new Object();
        Thread waiting = Thread.ofVirtual().name("waiting").start(() -> await(latch));
        Thread blocked;
        synchronized (monitor) {
            blocked = Thread.ofVirtual().name("blocked").start(() -> {
                synchronized (monitor) {
                    Thread.onSpinWait();
                }
            });
            while (blocked.getState() != Thread.State.BLOCKED || waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
        }
        latch.countDown();
        waiting.join();
        blocked.join();
        Snapshot snapshot = DumpReader.read(dump);
        assertThat(snapshot.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(thread(snapshot, "waiting").waits().getFirst().resource().description())
                .contains("CountDownLatch");
        Wait wait = thread(snapshot, "blocked").waits().getFirst();
        assertThat(wait.operation()).isEqualTo("lock");
        assertThat(wait.holders()).containsExactly(Thread.currentThread().threadId());
        assertThat(snapshot.gaps()).anyMatch(gap -> gap.contains("ReentrantLock"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadState thread(Snapshot snapshot, String name) {
        return snapshot.threads().stream()
                .filter(thread -> thread.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"threadDump\": {\"threadContainers\": [{\"threads\": [{\"tid\": 1, ",
                "not json",
                "[1,2]",
                "{\"a\": 1}",
                "{\"threadDump\": 7}",
                "\u0000\u0001\u0002"
            })
    void whatIsNoDump_isSaidInOneLine(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> DumpReader.read(file))
                .isInstanceOf(UnreadableDumpException.class)
                .hasMessageContaining("dump.json")
                .hasMessageContaining("Thread.dump_to_file")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void nestingWithoutEnd_isRefused() throws IOException {
        Path file = file("{\"threadDump\":".repeat(100_000));
        assertThatThrownBy(() -> DumpReader.read(file)).isInstanceOf(UnreadableDumpException.class);
    }

    @Test
    void wrongTypes_areTakenAsUnknown() throws IOException {
        Snapshot snapshot = DumpReader.read(
                file(
                        "{\"threadDump\": {\"threadContainers\": [{\"threads\": [{\"tid\": \"x\", \"stack\": 3, \"state\": []}, 5, null]}]}}"));
        assertThat(snapshot.threads()).hasSize(3);
    }

    @Test
    void aFileThatIsNotThere_isSaid() {
        assertThatThrownBy(() -> DumpReader.read(folder.resolve("none")))
                .isInstanceOf(UnreadableDumpException.class)
                .hasMessageContaining("none");
    }
}
