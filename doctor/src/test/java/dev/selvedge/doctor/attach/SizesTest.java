package dev.selvedge.doctor.attach;

import static dev.selvedge.doctor.attach.Child.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.snapshot.Size;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The agent finds queues without a walk through the heap, and initialises no class for it. */
class SizesTest {

    private static Size size(Snapshot snapshot, long size) {
        List<Size> found =
                snapshot.sizes().stream().filter(one -> one.size() == size).toList();
        assertThat(found).as("of size " + size + " in " + snapshot.sizes()).hasSize(1);
        return found.getFirst();
    }

    @Test
    void queues_areFoundByTasks_byPools_byObjects_andByStaticFields() throws Exception {
        try (Child child = Child.running("queues")) {
            Snapshot snapshot = child.snapshot();
            Size bounded = size(snapshot, 1);
            assertThat(bounded.resource().description()).startsWith("java.util.concurrent.ArrayBlockingQueue@");
            assertThat(bounded.capacity()).isEqualTo(7);
            assertThat(bounded.users())
                    .containsExactly(thread(snapshot, "of bounded").id());
            Size inField = size(snapshot, 2);
            assertThat(inField.place()).endsWith("Queueing.PENDING");
            assertThat(inField.capacity()).isEqualTo(-1);
            Size channel = size(snapshot, 3);
            assertThat(channel.resource().description()).isEqualTo("channel 'news'");
            assertThat(channel.resource().kind()).isEqualTo("channel");
            assertThat(channel.users())
                    .containsExactly(thread(snapshot, "of channel").id());
            assertThat(size(snapshot, 4).place()).endsWith("Queueing.bag");
            Size tasks = size(snapshot, 5);
            assertThat(tasks.resource().description())
                    .startsWith("the queue of java.util.concurrent.ThreadPoolExecutor@");
            assertThat(tasks.users()).containsExactly(thread(snapshot, "worker").id());
        }
    }

    @Test
    void aQueue_hasTheSameNameInEachLook() throws Exception {
        try (Child child = Child.running("queues")) {
            assertThat(child.snapshot().sizes())
                    .containsExactlyInAnyOrderElementsOf(child.snapshot().sizes());
        }
    }

    @Test
    void looking_initialisesNoClassOfTheProgram() throws Exception {
        Path log = Files.createTempFile("init", ".log");
        try (Child child = Child.withFlags(List.of("-Xlog:class+init=info:file=" + log), "queues")) {
            List<String> before = initialised(log);
            child.snapshot();
            child.snapshot();
            assertThat(initialised(log)).isEqualTo(before).isNotEmpty();
        } finally {
            Files.delete(log);
        }
    }

    private static List<String> initialised(Path log) throws Exception {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("programs/Queueing") && line.contains("Initializing"))
                .toList();
    }
}
