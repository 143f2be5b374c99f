package dev.selvedge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.worker.Jobs.Square;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Faults that are really injected: each ends its own task with what there is to know, and nothing else. */
class CrashTest {

    private static WorkersBuilder pool() {
        return Workers.pool("test").size(1).allow(Jobs.ALL);
    }

    private static WorkerEndedException endOf(Task<?> task) throws InterruptedException {
        assertThat(task.outcome()).isInstanceOf(Outcome.Failure.class);
        Throwable exception = ((Outcome.Failure<?>) task.outcome()).exception();
        assertThat(exception).isInstanceOf(WorkerEndedException.class);
        return (WorkerEndedException) exception;
    }

    @Test
    void exit_failsTheTask_withTheCodeAndTheErrorOutput_andTheChildIsReplaced() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().open(scope);
            WorkerEndedException end = endOf(workers.fork(scope, new Jobs.Exiting(3)));
            assertThat(end.exitCode()).isEqualTo(3);
            assertThat(end.worker()).isEqualTo("test-1");
            assertThat(end.errorOutput()).contains("about to exit");
            assertThat(end)
                    .hasMessageContaining("ended with exit code 3, while it had job 'Exiting'")
                    .hasMessageContaining("about to exit");
            assertThat(workers.fork(scope, new Square(5)).join()).isEqualTo(25);
        });
    }

    @Test
    void halt_failsTheTask_withTheCode() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().open(scope);
            WorkerEndedException end = endOf(workers.fork(scope, new Jobs.Halting(17)));
            assertThat(end.exitCode()).isEqualTo(17);
            assertThat(end).hasMessageContaining("it printed no errors");
        });
    }

    @Test
    void outOfMemory_endsTheChild_andSaysSo() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().maxHeap("32m").open(scope);
            WorkerEndedException end = endOf(workers.fork(scope, new Jobs.Hoarding()));
            assertThat(end.exitCode()).isEqualTo(3);
            assertThat(end).hasMessageContaining("ran out of memory").hasMessageContaining("Java heap space");
            assertThat(workers.fork(scope, new Square(6)).join()).isEqualTo(36);
        });
    }

    @Test
    void nativeCrash_endsTheChild_andSaysWhatTheJvmSaid() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers =
                    pool().options("--enable-native-access=ALL-UNNAMED").open(scope);
            WorkerEndedException end = endOf(workers.fork(scope, new Jobs.Crashing()));
            assertThat(end.exitCode()).isEqualTo(134);
            assertThat(end).hasMessageContaining("SIGABRT").hasMessageContaining("SIGSEGV");
            assertThat(workers.fork(scope, new Square(7)).join()).isEqualTo(49);
        });
    }

    @Test
    void kill_fromOutside_failsTheTask_andTheOthersGoOn() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().size(2).open(scope);
            Channel<Long> begun = Channel.buffered(2);
            Task<Long> unlucky = workers.fork(scope, new Jobs.Busy(begun.sender()));
            long pid = begun.receive();
            Task<?> other = workers.fork(scope, new Jobs.Waiting(begun.sender()));
            begun.receive();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            WorkerEndedException end = endOf(unlucky);
            assertThat(end.exitCode()).isEqualTo(137);
            assertThat(end.pid()).isEqualTo(pid);
            assertThat(end).hasMessageContaining("exit code 137 (SIGKILL)");
            assertThat(other.isDone()).isFalse();
            other.cancel("done");
            assertThat(workers.fork(scope, new Square(8)).join()).isEqualTo(64);
        });
    }

    @Test
    void fullDisk_failsTheTask_andTheChildGoesOn() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().open(scope);
            long before = workers.fork(scope, new Jobs.Pid()).join();
            assertThatThrownBy(workers.fork(scope, new Jobs.FillingTheDisk())::join)
                    .cause()
                    .hasMessageContaining("No space left on device");
            assertThat(workers.fork(scope, new Jobs.Pid()).join()).isEqualTo(before);
        });
    }

    @Test
    void hang_isKilled_onceItsCancellationWasNotHeeded() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().grace(Duration.ofMillis(100)).open(scope);
            Channel<String> begun = Channel.rendezvous();
            Task<?> hanging = workers.fork(scope, new Jobs.Hanging(begun.sender()));
            begun.receive();
            long pid = workers.processes().getFirst().pid();
            hanging.cancel("enough");
            assertThat(hanging.outcome()).isInstanceOf(Outcome.Cancelled.class);
            Await.gone(pid);
            assertThat(workers.fork(scope, new Square(9)).join()).isEqualTo(81);
        });
    }

    @Test
    void childThatIsKilledWhileIdle_isReplaced_whenAJobComes() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            long pid = workers.fork(scope, new Jobs.Pid()).join();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            Await.gone(pid);
            Await.until(
                    "the pool has noticed", () -> workers.processes().stream().noneMatch(each -> each.pid() == pid));
            assertThat(workers.fork(scope, new Jobs.Pid()).join()).isNotEqualTo(pid);
        });
    }
}
