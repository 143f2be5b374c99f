package dev.selvedge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import dev.selvedge.worker.Jobs.Colour;
import dev.selvedge.worker.Jobs.Document;
import dev.selvedge.worker.Jobs.Picture;
import dev.selvedge.worker.Jobs.Square;
import dev.selvedge.worker.Jobs.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a pool does while nothing goes wrong, and with what can't be done. */
class WorkersTest {

    private static WorkersBuilder pool() {
        return Workers.pool("test").size(1).allow(Jobs.ALL);
    }

    @Test
    void fork_runsTheJobInAnotherProcess_andItsTaskHasTheResult() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            assertThat(workers.fork(scope, new Square(7)).join()).isEqualTo(49);
            assertThat(workers.fork(scope, new Jobs.Pid()).join())
                    .isNotEqualTo(ProcessHandle.current().pid())
                    .isEqualTo(workers.processes().getFirst().pid());
        });
    }

    @Test
    void fork_givesATaskLikeAnyOther_toSelectOn() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            Task<Integer> square = workers.fork(scope, "a square", new Square(3));
            assertThat(square.name()).isEqualTo("a square");
            assertThat(Select.<String>select(square.onDone(value -> "square " + value)))
                    .isEqualTo("square 9");
        });
    }

    @Test
    void children_areKeptWarm_andTakeOneJobAfterAnother() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            long first = workers.fork(scope, new Jobs.Pid()).join();
            assertThat(workers.fork(scope, new Jobs.Pid()).join()).isEqualTo(first);
        });
    }

    @Test
    void renewAfter_givesEachJobAProcessOfItsOwn() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().renewAfter(1).open(scope);
            long first = workers.fork(scope, new Jobs.Pid()).join();
            assertThat(workers.fork(scope, new Jobs.Pid()).join()).isNotEqualTo(first);
        });
    }

    @Test
    void severalChildren_shareTheJobs() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().size(2).open(scope);
            List<Task<Integer>> squares = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                squares.add(workers.fork(scope, new Square(number)));
            }
            for (int number = 0; number < 50; number++) {
                assertThat(squares.get(number).join()).isEqualTo(number * number);
            }
        });
    }

    @Test
    void data_areCopied_whateverTheirShape() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            Picture picture = new Picture(new byte[] {1, 2, -3}, Duration.ofMillis(1500), null);
            Document sent = new Document(
                    "it",
                    List.of(new Text(""), picture),
                    Map.of("sky", Colour.GREEN),
                    new long[] {Long.MIN_VALUE, 7},
                    0.1);
            Document came = workers.fork(scope, new Jobs.Echo(sent)).join();
            assertThat(came).usingRecursiveComparison().isEqualTo(sent);
            assertThat(came.parts().getFirst()).isEqualTo(new Text(""));
        });
    }

    @Test
    void failure_ofAJob_tellsOfTheException_andTheChildGoesOn() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().open(scope);
            long before = workers.fork(scope, new Jobs.Pid()).join();
            assertThatThrownBy(workers.fork(scope, new Jobs.Throwing("no such picture"))::join)
                    .isInstanceOf(TaskFailedException.class)
                    .cause()
                    .isInstanceOf(RemoteException.class)
                    .hasMessage("java.io.IOException: no such picture")
                    .satisfies(e -> assertThat(((RemoteException) e).type()).isEqualTo("java.io.IOException"))
                    .satisfies(e ->
                            assertThat(e.getStackTrace()[0].getMethodName()).isEqualTo("run"))
                    .cause()
                    .hasMessage("java.lang.IllegalStateException: the cause");
            assertThat(workers.fork(scope, new Jobs.Pid()).join()).isEqualTo(before);
        });
    }

    @Test
    void failure_ofAJob_cancelsItsScope() {
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Workers workers = pool().open(scope);
                    workers.fork(scope, new Jobs.Throwing("no"));
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("task 'Throwing'")
                .hasMessageContaining("java.io.IOException: no");
    }

    @Test
    void fork_blocks_whileAsManyWaitAsMay() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().waiting(1).open(scope);
            Channel<Long> begun = Channel.rendezvous();
            Task<?> running = workers.fork(scope, new Jobs.Waiting(begun.sender()));
            begun.receive();
            Task<?> waiting = workers.fork(scope, new Square(1));
            AtomicReference<Thread> forker = new AtomicReference<>();
            Task<Task<Integer>> third = scope.fork("forker", () -> {
                forker.set(Thread.currentThread());
                return workers.fork(scope, new Square(2));
            });
            Await.until(
                    "the third fork waits for a place", () -> Await.waitsFor(forker.get(), "a place for job 'Square'"));
            assertThat(third.isDone()).isFalse();
            running.cancel("enough");
            assertThat(third.join().join()).isEqualTo(4);
            waiting.join();
        });
    }

    @Test
    void fork_ofAJobThatIsNotAllowed_isRefused() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = Workers.pool("narrow").size(1).allow(Square.class).open(scope);
            assertThatThrownBy(() -> workers.fork(scope, new Jobs.Pid()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Pid is not allowed in pool 'narrow': name its class in allow(...)");
            assertThatThrownBy(() -> workers.fork(scope, () -> 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("it has to be a record, not a lambda");
        });
    }

    @Test
    void pool_ofAScopeThatIsCancelledAlready_endsWithIt() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("too late for a pool");
            assertThat(pool().open(scope).processes()).isEmpty();
        });
    }

    @Test
    void fork_afterClose_isRefused() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            workers.close();
            assertThatThrownBy(() -> workers.fork(scope, new Square(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("pool 'test' is closed");
        });
    }

    @Test
    void result_thatIsTooLong_failsItsJobAlone() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().maxMessage(100_000).open(scope);
            assertThatThrownBy(workers.fork(scope, new Jobs.Huge(100_001))::join)
                    .cause()
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("100000 may cross at once: send it in pieces over a channel");
            assertThat(workers.fork(scope, new Jobs.Huge(90_000)).join()).hasSize(90_000);
        });
    }

    record Loose(Object anything) implements Job<Integer> {
        @Override
        public Integer run() {
            return 1;
        }
    }

    @Test
    void open_withATypeThatCantCross_saysWhichComponent() throws InterruptedException {
        Scope.run(scope -> assertThatThrownBy(
                        () -> Workers.pool("x").allow(Loose.class).open(scope))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Loose.anything is of type java.lang.Object, which can't cross"));
    }

    @Test
    void open_withoutAJob_isRefused() throws InterruptedException {
        Scope.run(scope -> assertThatThrownBy(() -> Workers.pool("x").open(scope))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pool 'x' allows no job"));
    }

    @Test
    void start_thatFails_failsTheJob_andSaysWhatTheJvmSaid() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().options("-XX:NoSuchOption").open(scope);
            assertThatThrownBy(workers.fork(scope, new Square(1))::join)
                    .cause()
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("ended with exit code 1 before it was ready")
                    .hasMessageContaining("NoSuchOption");
        });
    }

    @Test
    void start_withoutTheJobsClass_saysSo() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().classPath(ClassPath.withoutTests()).open(scope);
            assertThatThrownBy(workers.fork(scope, new Square(1))::join)
                    .cause()
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining(
                            "can't serve: java.lang.ClassNotFoundException: dev.selvedge.worker.Jobs$Square");
        });
    }
}
