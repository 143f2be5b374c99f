package dev.selvedge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.ContextLocal;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Scope;
import dev.selvedge.ScopeCancelledException;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import dev.selvedge.worker.Jobs.Square;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** No child outlives its scope, and a job is a task on both sides. */
class StructureTest {

    /** Seen by the jobs of a pool that names {@link UserContext}. */
    static final ContextLocal<String> USER = ContextLocal.named("user");

    /** Names what goes along. */
    public static final class UserContext implements SharedContext {
        /** Made in both processes. */
        public UserContext() {}

        @Override
        public List<SharedLocal<?>> locals() {
            return List.of(new SharedLocal<>("user", USER, String.class));
        }
    }

    record WhoAsks() implements Job<String> {
        @Override
        public String run() throws InterruptedException {
            return Scope.call(scope -> scope.fork(USER::get).join()); // a fork inside sees it, too
        }
    }

    private static WorkersBuilder pool() {
        return Workers.pool("test").size(1).allow(Jobs.ALL).allow(WhoAsks.class).context(UserContext.class);
    }

    @Test
    void end_ofTheScope_isTheEndOfItsChildren() throws InterruptedException {
        List<ProcessHandle> children = new ArrayList<>();
        Scope.run(scope -> {
            Workers workers = pool().size(2).open(scope);
            workers.fork(scope, new Square(1)).join();
            Await.until("both have started", () -> workers.processes().size() == 2);
            children.addAll(workers.processes());
        });
        assertThat(children).hasSize(2).noneMatch(child -> Await.runs(child.pid()));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void end_ofTheScope_isTheEndOfWhatJobsHaveStarted() throws InterruptedException {
        AtomicReference<Long> pid = new AtomicReference<>();
        Scope.run(scope -> pid.set(startedBy(scope, false)));
        Await.until("what the job has started is gone", () -> !Await.runs(pid.get()));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void exit_ofAChild_isTheEndOfWhatItsJobHasStarted() throws InterruptedException {
        Scope.supervised().run(scope -> {
            long pid = startedBy(scope, true);
            Await.until("what the job has started is gone", () -> !Await.runs(pid));
        });
    }

    private static long startedBy(Scope scope, boolean exits) throws InterruptedException {
        Channel<Long> started = Channel.rendezvous();
        Channel<String> word = Channel.buffered(1);
        Task<?> job = pool().open(scope).fork(scope, new Jobs.Spawning(started.sender(), word, exits));
        long pid = started.receive();
        assertThat(Await.runs(pid)).isTrue();
        word.send("go on");
        job.outcome();
        return pid;
    }

    @Test
    void failure_ofTheScope_isTheEndOfItsChildren() {
        AtomicReference<Long> pid = new AtomicReference<>();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Workers workers = pool().open(scope);
                    Channel<Long> begun = Channel.rendezvous();
                    workers.fork(scope, new Jobs.Waiting(begun.sender()));
                    pid.set(begun.receive());
                    scope.fork("failing", () -> {
                        throw new IOException("no");
                    });
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("task 'failing'");
        assertThat(Await.runs(pid.get())).isFalse();
    }

    @Test
    void cancellation_ofTheScope_endsAChildThatComputes() {
        AtomicReference<Long> pid = new AtomicReference<>();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Workers workers = pool().grace(Duration.ofMillis(50)).open(scope);
                    Channel<Long> begun = Channel.rendezvous();
                    workers.fork(scope, new Jobs.Busy(begun.sender()));
                    pid.set(begun.receive());
                    scope.cancel("enough");
                    begun.receive();
                }))
                .isInstanceOf(ScopeCancelledException.class);
        assertThat(Await.runs(pid.get())).isFalse();
    }

    @Test
    void cancellation_ofATask_isOneInTheChild_whichGoesOn(@TempDir Path folder)
            throws InterruptedException, IOException {
        Path note = folder.resolve("note");
        Scope.run(scope -> {
            Workers workers = pool().grace(Duration.ofSeconds(30)).open(scope);
            Channel<Long> begun = Channel.rendezvous();
            Task<?> cleaning = workers.fork(scope, new Jobs.Cleaning(begun.sender(), note));
            long pid = begun.receive();
            cleaning.cancel("the user has left");
            cleaning.outcome();
            assertThat(note).content().contains("the user has left"); // the task has ended: so has the job
            assertThat(workers.fork(scope, new Jobs.Pid()).join()).isEqualTo(pid);
        });
    }

    @Test
    void cancellation_ofATaskThatWaitsForAChild_endsIt_andTheJobIsNeverBegun() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().waiting(1).open(scope);
            Channel<Long> begun = Channel.rendezvous();
            Task<?> running = workers.fork(scope, new Jobs.Waiting(begun.sender()));
            begun.receive();
            Channel<Long> never = Channel.buffered(1);
            Task<?> waiting = workers.fork(scope, new Jobs.Busy(never.sender()));
            waiting.cancel("not needed");
            waiting.outcome();
            running.cancel("enough");
            assertThat(workers.fork(scope, new Square(2)).join()).isEqualTo(4);
            assertThat(never.statistics().sent()).isZero();
        });
    }

    @Test
    void close_failsTheJobThatRuns_andEndsTheChildren() throws InterruptedException {
        AtomicReference<Long> pid = new AtomicReference<>();
        Scope.supervised().run(scope -> {
            Channel<Long> begun = Channel.rendezvous();
            Task<?> running;
            try (Workers workers = pool().open(scope)) {
                running = workers.fork(scope, new Jobs.Waiting(begun.sender()));
                pid.set(begun.receive());
            }
            assertThatThrownBy(running::join).cause().hasMessageContaining("its pool was closed");
        });
        assertThat(Await.runs(pid.get())).isFalse();
    }

    @Test
    void deadline_goesAlong_andEndsTheJob() {
        assertThatThrownBy(() -> Scope.named("short")
                        .within(Duration.ofSeconds(5))
                        .run(scope -> {
                            Workers workers = pool().open(scope);
                            Duration left = workers.fork(scope, new Jobs.Left()).join();
                            assertThat(left).isBetween(Duration.ZERO, Duration.ofSeconds(5));
                            Channel<Long> begun = Channel.rendezvous();
                            Scope.named("shorter")
                                    .within(Duration.ofMillis(200))
                                    .run(inner -> {
                                        workers.fork(inner, new Jobs.Waiting(begun.sender()));
                                        begun.receive();
                                    });
                        }))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("shorter");
    }

    @Test
    void context_goesAlong() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            String seen = USER.where("ann")
                    .call(() -> workers.fork(scope, new WhoAsks()))
                    .join();
            assertThat(seen).isEqualTo("ann");
        });
    }

    @Test
    void parentThatIsKilled_takesItsChildrenAlong_andWhatTheyHaveLeft(@TempDir Path folder)
            throws IOException, InterruptedException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedParent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = parent.inputReader()) {
            List<Long> children = List.of(Long.valueOf(output.readLine()), Long.valueOf(output.readLine()));
            assertThat(children).allMatch(Await::runs);
            parent.destroyForcibly();
            assertThat(parent.waitFor()).isEqualTo(137);
            children.forEach(Await::gone);
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.filter(path -> path.getFileName().toString().startsWith("selvedge-")))
                        .isEmpty();
            }
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void folders_ofChildrenAreGone_whenTheyAre() throws InterruptedException {
        List<String> seen = new ArrayList<>();
        Scope.run(scope -> {
            Workers workers =
                    Workers.pool("x").size(1).allow(LeavingAFile.class).open(scope);
            seen.add(workers.fork(scope, new LeavingAFile()).join());
        });
        assertThat(Path.of(seen.getFirst())).doesNotExist();
    }

    record LeavingAFile() implements Job<String> {
        @Override
        public String run() throws IOException {
            Path file = Files.createTempFile("left", "behind");
            return file.getParent().toString();
        }
    }
}
