package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** An action at a task's end runs once, whatever the end is, and before the scope can end. */
class WhenEndedTest {

    private final AtomicInteger ran = new AtomicInteger();

    @Test
    void action_runsOnce_onTheThreadThatEndedIt_beforeTheScopeEnds() throws InterruptedException {
        AtomicReference<Thread> ofBody = new AtomicReference<>();
        AtomicReference<Thread> ofAction = new AtomicReference<>();
        Scope.run(scope -> {
            Channel<String> go = Channel.rendezvous();
            Task<String> task = scope.fork(() -> {
                ofBody.set(Thread.currentThread());
                return go.receive();
            });
            task.whenEnded(() -> {
                ofAction.set(Thread.currentThread());
                assertThat(task.tryOutcome()).isEqualTo(new Outcome.Success<>("value"));
                ran.incrementAndGet();
            });
            assertThat(ran).hasValue(0);
            go.send("value");
        });
        assertThat(ran).hasValue(1);
        assertThat(ofAction.get()).isSameAs(ofBody.get());
    }

    @Test
    void action_givenAfterTheEnd_runsAtOnce_andThrowsHere() throws InterruptedException {
        Scope.run(scope -> {
            Task<String> task = scope.fork(() -> "value");
            task.join();
            task.whenEnded(ran::incrementAndGet);
            assertThat(ran).hasValue(1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> task.whenEnded(() -> {
                        throw new IllegalStateException("mine");
                    }))
                    .withMessage("mine");
        });
    }

    @Test
    void action_runs_whereTheBodyNeverDid() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("the test says so");
            scope.fork(() -> "value").whenEnded(ran::incrementAndGet);
            scope.forkDaemon("daemon", () -> {}).whenEnded(ran::incrementAndGet);
        });
        assertThat(ran).hasValue(2);
    }

    @Test
    void action_ofACancelledTask_runsWhenItHasEnded_whetherItsBodyHadBegunOrNot() throws InterruptedException {
        int tasks = 1_000;
        Scope.run(scope -> {
            for (int i = 0; i < tasks; i++) {
                Task<?> task = scope.fork(Await::forever);
                task.whenEnded(ran::incrementAndGet);
                task.cancel("the test says so");
            }
        });
        assertThat(ran).hasValue(tasks);
    }

    @Test
    void action_seesTheScopeCancelled_afterAFailure_whichItHasNotSeen() throws InterruptedException {
        AtomicReference<Boolean> cancelled = new AtomicReference<>();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Channel<Throwable> go = Channel.buffered(1);
                    scope.fork(() -> fail(go)).whenEnded(() -> cancelled.set(scope.isCancelled()));
                    go.send(new IOException("the line is down"));
                }))
                .isInstanceOf(TaskFailedException.class);
        assertThat(cancelled).hasValue(true);
        assertThatThrownBy(() -> Scope.supervised().run(scope -> {
                    Channel<Throwable> go = Channel.buffered(1);
                    scope.fork(() -> fail(go)).whenEnded(ran::incrementAndGet);
                    go.send(new IOException("the line is down"));
                }))
                .as("nobody has looked at the failure")
                .isInstanceOf(TaskFailedException.class);
        assertThat(ran).hasValue(1);
    }

    private static String fail(Channel<Throwable> go) throws Exception {
        throw (Exception) go.receive();
    }

    @Test
    void actionThatThrows_keepsNeitherTheOthersNorTheScopeFromTheirEnd() throws InterruptedException {
        Scope.run(scope -> {
            Channel<String> go = Channel.rendezvous();
            Task<String> task = scope.fork(go::receive);
            task.whenEnded(() -> {
                throw new IllegalStateException("mine");
            });
            task.whenEnded(ran::incrementAndGet);
            go.send("value");
        });
        assertThat(ran).hasValue(1);
    }
}
