package dev.selvedge.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Scope;
import dev.selvedge.doctor.attach.OwnJvm;
import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.doctor.diagnosis.ScopeNode;
import dev.selvedge.doctor.diagnosis.TaskNode;
import dev.selvedge.doctor.page.PageServer;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.sync.Latch;
import dev.selvedge.sync.Mutex;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The doctor in its own program, which is this JVM. */
@Timeout(120)
class DoctorTest {

    @Test
    void healthyProgram_isHealthy_alsoSeenFromAVirtualThread() throws Exception {
        CompletableFuture<Report> seen = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                seen.complete(Doctor.examine());
            } catch (Exception e) {
                seen.completeExceptionally(e);
            }
        });
        Report report = seen.get();
        assertThat(report.isStuck()).as(TextReport.of(report)).isFalse();
        assertThat(report.pid()).isEqualTo(ProcessHandle.current().pid());
        Doctor.assertNothingIsStuck();
    }

    /** Who holds what others wait for is the one that asks: it goes on as soon as it has its answer. */
    @Test
    void whoAsks_isNotCalledStuck_andItsScopeIsSeen() throws Exception {
        Mutex mutex = Mutex.named("till");
        Report report = Scope.named("shop").call(scope -> {
            try (var _ = mutex.lock()) {
                CountDownLatch begun = new CountDownLatch(1);
                scope.fork("customer", () -> {
                    begun.countDown();
                    try (var _ = mutex.lock()) {
                        return 1;
                    }
                });
                begun.await();
                return Doctor.examine();
            }
        });
        assertThat(report.isStuck()).as(TextReport.of(report)).isFalse();
        assertThat(report.scopes())
                .filteredOn(scope -> scope.name().equals("shop"))
                .flatExtracting(ScopeNode::shown)
                .singleElement()
                .extracting(TaskNode::does)
                .isEqualTo("waits for mutex 'till'");
    }

    @Test
    void deadlock_isAnAssertionError_andToldOnceByAWatch() throws Exception {
        BlockingQueue<Watch.Change> told = new ArrayBlockingQueue<>(100);
        try (Watching watching = Doctor.watch(Duration.ofMillis(1), told::add);
                Deadlock deadlock = Deadlock.start()) {
            Watch.Change change = told.take();
            assertThat(change.appeared()).extracting(Finding::kind).containsExactly(Finding.Kind.DEADLOCK);
            assertThatThrownBy(Doctor::assertNothingIsStuck)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("mutex 'left'")
                    .hasMessageContaining("mutex 'right'");
            assertThat(told).isEmpty();
            deadlock.close();
            assertThat(told.take().gone()).extracting(Finding::kind).containsExactly(Finding.Kind.DEADLOCK);
            assertThat(watching).isNotNull();
        }
    }

    @Test
    void page_isServed_andItsThreadsAreNotSeen() throws Exception {
        try (PageServer page = Doctor.serve();
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(page.address()).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(OwnJvm.snapshot().threads())
                    .extracting(ThreadState::name)
                    .noneMatch(name -> name.startsWith("selvedge-doctor") || name.startsWith("HTTP-Dispatcher"));
        }
    }

    /** What a look remembers of the one before must not hide that a thread has moved, though it waits at the same line. */
    @Test
    void laterLooks_seeWhoHasMoved() throws Exception {
        Map<String, Latch> gates = new TreeMap<>();
        for (String name : List.of("latch 'a'", "latch 'b'", "latch 'c'")) {
            gates.put(name, Latch.named(name.substring(7, 8), 1));
        }
        Thread walker = Thread.ofVirtual().name("walker").unstarted(() -> {
            try {
                for (Latch gate : gates.values()) {
                    gate.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        walker.start();
        Source source = OwnJvm.source();
        for (Map.Entry<String, Latch> gate : gates.entrySet()) {
            while (!waitOf(walker, source).equals(gate.getKey())) {
                Thread.onSpinWait(); // a look takes its time
            }
            assertThat(waitOf(walker, source)).isEqualTo(gate.getKey());
            gate.getValue().countDown();
        }
        walker.join();
        assertThat(source.snapshot().threads()).extracting(ThreadState::id).doesNotContain(walker.threadId());
        source.rest();
    }

    private static String waitOf(Thread thread, Source source) throws Exception {
        return source.snapshot().threads().stream()
                .filter(state -> state.id() == thread.threadId())
                .flatMap(state -> state.waits().stream())
                .map(wait -> wait.resource().description())
                .findFirst()
                .orElse("");
    }

    @Test
    void noThread_isLeftBehind() throws Exception {
        for (Thread ofTestsBefore : doctors()) { // a watch that was closed in the middle of a look
            ofTestsBefore.join();
        }
        Doctor.examine();
        assertThat(doctors()).isEmpty();
    }

    private static List<Thread> doctors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("selvedge-doctor"))
                .toList();
    }

    @Test
    void interruptsEndAnExamination() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(Doctor::examine).isInstanceOf(InterruptedException.class);
    }

    @Test
    void intervalOfNothing_isRefused() {
        assertThatThrownBy(() -> Doctor.watch(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval is PT0S: give a duration of more than zero");
    }

    /** Two threads that wait for each other, until they are interrupted. */
    private record Deadlock(Thread one, Thread other) implements AutoCloseable {

        static Deadlock start() throws InterruptedException {
            Mutex left = Mutex.named("left");
            Mutex right = Mutex.named("right");
            CountDownLatch both = new CountDownLatch(2);
            return new Deadlock(
                    Thread.startVirtualThread(() -> lock(left, right, both)),
                    Thread.startVirtualThread(() -> lock(right, left, both)));
        }

        private static void lock(Mutex first, Mutex second, CountDownLatch both) {
            try (var _ = first.lock()) {
                both.countDown();
                both.await();
                try (var _ = second.lock()) {
                    throw new AssertionError("it was to be a deadlock");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws InterruptedException {
            one.interrupt();
            other.interrupt();
            one.join();
            other.join();
        }
    }
}
