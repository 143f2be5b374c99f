package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.internal.wait.Strand;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whoever runs on a thread, the library knows who, whatever kind of thread it is and whoever ran there before. */
class StrandOfThreadTest {

    private static boolean isOwnStrand(Task<?> task) {
        return task.equals(Strand.current());
    }

    private static boolean knowsItself(Dispatcher dispatcher) throws InterruptedException {
        AtomicReference<Task<Boolean>> self = new AtomicReference<>();
        return Scope.call(scope -> {
            Channel<Task<Boolean>> handOver = Channel.buffered(1);
            self.set(scope.fork(dispatcher, "self", () -> isOwnStrand(handOver.receive())));
            handOver.send(self.get());
            return self.get().join();
        });
    }

    @Test
    void onAVirtualThread_onAPoolThread_andOnAPoolOfVirtualThreads() throws InterruptedException {
        assertThat(knowsItself(Dispatcher.virtual())).isTrue();
        assertThat(knowsItself(Dispatcher.computing())).isTrue();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(knowsItself(Dispatcher.of(executor))).isTrue();
        }
    }

    @Test
    void aTaskThatRunsOnTheForkersThread_givesItBack() throws InterruptedException {
        Scope.run(scope -> scope.fork(() -> {
            Strand forker = Strand.current();
            Task<Boolean> inner = scope.fork(
                    Dispatcher.of(Runnable::run),
                    "inner",
                    () -> Strand.current().equals(forker));
            assertThat(inner.join()).isFalse();
            assertThat(Strand.current()).isSameAs(forker);
        }));
    }

    @Test
    void aThreadWithAHandlerOfTheUsers_keepsIt() throws InterruptedException {
        Thread.UncaughtExceptionHandler handler = (thread, exception) -> {};
        AtomicReference<Thread.UncaughtExceptionHandler> after = new AtomicReference<>();
        Dispatcher dispatcher = Dispatcher.of(body -> Thread.ofVirtual()
                .uncaughtExceptionHandler(handler)
                .start(() -> {
                    body.run();
                    after.set(Thread.currentThread().getUncaughtExceptionHandler());
                }));
        assertThat(knowsItself(dispatcher)).isTrue();
        Await.until("the thread has ended its task", () -> after.get() != null);
        assertThat(after.get()).isSameAs(handler);
    }
}
