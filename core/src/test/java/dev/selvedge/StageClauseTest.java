package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What code that returns futures gives can be waited for beside everything else. */
class StageClauseTest {

    private final CompletableFuture<String> future = new CompletableFuture<>();

    private static String await(CompletableFuture<String> future) throws InterruptedException {
        return Select.select(Clause.onDone(future));
    }

    @Test
    void onDone_waitsForTheValue() throws InterruptedException {
        Scope.run(scope -> {
            Task<String> waiting = scope.fork(() -> await(future));
            Await.blocked(waiting);
            future.complete("value");
            assertThat(waiting.join()).isEqualTo("value");
        });
    }

    @Test
    void aStageThatIsDone_isReadyAtOnce_andItsValueMayBeNull() throws InterruptedException {
        assertThat(Select.<String>select(
                        Clause.onDone(CompletableFuture.<String>completedStage(null), value -> "got " + value)))
                .isEqualTo("got null");
        assertThat(Select.<String>poll(Clause.onDone(future))).isNull();
    }

    @Test
    void aFailure_isThrown_withItsCause() {
        future.completeExceptionally(new IOException("the line is down"));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> await(future))
                .withCauseInstanceOf(IOException.class);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> await(future.thenApply(value -> value + "!")))
                .withCauseInstanceOf(IOException.class);
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(false);
        assertThatThrownBy(() -> await(cancelled)).isInstanceOf(CancellationException.class);
    }

    @Test
    void whoStopsWaiting_doesNotCancelTheStage() throws InterruptedException {
        Scope.run(scope -> {
            Task<String> waiting = scope.fork(() -> await(future));
            Await.blocked(waiting);
            waiting.cancel("the test says so");
            assertThatThrownBy(waiting::join).isInstanceOf(TaskCancelledException.class);
        });
        assertThat(future.isDone()).isFalse();
        future.complete("late");
        assertThat(await(future)).isEqualTo("late");
    }

    @Test
    void selectsThatLose_leaveNothingWithTheStage() throws InterruptedException {
        Channel<Integer> channel = Channel.buffered(1);
        for (int i = 0; i < 1_000; i++) {
            channel.send(i);
            assertThat(Select.<Object>prioritized(channel.onReceive(), Clause.onDone(future)))
                    .isEqualTo(i);
        }
        assertThat(future.getNumberOfDependents()).isEqualTo(1);
    }
}
