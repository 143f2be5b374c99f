package dev.selvedge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Cancellation;
import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import dev.selvedge.worker.Jobs.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Channels across the border push back, close and fail as others do. */
class ChannelsTest {

    private static final int WINDOW = 8;

    private static WorkersBuilder pool() {
        return Workers.pool("test").size(1).allow(Jobs.ALL).window(WINDOW);
    }

    @Test
    void elements_goThereAndBack_inOrder_andTheEndDoes() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            Channel<String> words = Channel.rendezvous();
            Channel<Text> loud = Channel.rendezvous();
            Task<Integer> relay = workers.fork(scope, new Jobs.Relay(words, loud.sender()));
            scope.fork("sender", () -> {
                try (words) {
                    for (int number = 0; number < 500; number++) {
                        words.send("word " + number);
                    }
                }
            });
            List<String> came = new ArrayList<>();
            loud.forEach(text -> came.add(text.text()));
            assertThat(came)
                    .isEqualTo(IntStream.range(0, 500)
                            .mapToObj(number -> "WORD " + number)
                            .toList());
            assertThat(relay.join()).isEqualTo(500);
        });
    }

    @Test
    void job_thatSends_isHeldBack_whileNobodyReceives_andToldWhenNobodyEverWill() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            Channel<Integer> numbers = Channel.rendezvous();
            Receiver.End<Integer> end = numbers.receiver();
            Task<Integer> counting = workers.fork(scope, new Jobs.Counting(numbers.sender()));
            assertThat(end.receive()).isZero();
            assertThat(end.receive()).isEqualTo(1);
            end.close();
            // two received, one in the hand of each of the flows, the window between
            assertThat(counting.join()).isBetween(2, 2 + WINDOW + 2);
        });
    }

    @Test
    void parentThatSends_isHeldBack_whileTheJobDoesNotReceive() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            Channel<String> words = Channel.rendezvous();
            Channel<Text> loud = Channel.rendezvous(); // nobody receives from it yet, so the job soon does not either
            Task<Integer> relay = workers.fork(scope, new Jobs.Relay(words, loud.sender()));
            Task<?> sender = scope.fork("sender", () -> {
                try (words) {
                    for (int number = 0; number < 1_000; number++) {
                        words.send("w");
                    }
                }
            });
            loud.receive();
            assertThat(sender.isDone()).isFalse();
            assertThat(words.statistics().sent()).isLessThan(100);
            int rest = 0;
            for (Text _ : loud) {
                rest++;
            }
            assertThat(rest).isEqualTo(999);
            assertThat(relay.join()).isEqualTo(1_000);
        });
    }

    @Test
    void failure_ofTheSender_isTheEndOfTheChannel_inTheChild() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().open(scope);
            Channel<byte[]> parts = Channel.rendezvous();
            Task<Long> sum = workers.fork(scope, new Jobs.Summing(parts));
            parts.send(new byte[10]);
            parts.close(new IllegalStateException("the source is dry"));
            assertThatThrownBy(sum::join)
                    .isInstanceOf(TaskFailedException.class)
                    .cause()
                    .hasMessageContaining("ChannelClosedException")
                    .cause()
                    .hasMessageContaining("the source is dry");
        });
    }

    @Test
    void failure_ofTheJob_isTheEndOfItsChannels_afterWhatItSent() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().open(scope);
            Channel<Integer> numbers = Channel.rendezvous();
            Task<?> failing = workers.fork(scope, new Jobs.HalfWay(numbers.sender(), 0));
            assertThat(numbers.receive()).isEqualTo(1);
            assertThat(numbers.receive()).isEqualTo(2);
            assertThatThrownBy(numbers::receive)
                    .isInstanceOf(ChannelClosedException.class)
                    .hasRootCauseMessage("java.lang.IllegalStateException: half way");
            failing.outcome();
        });
    }

    @Test
    void cancellation_beforeTheTaskRan_isTheEndOfItsChannels() throws InterruptedException {
        Channel<Integer> numbers = Channel.rendezvous();
        Scope.run(scope -> {
            Workers workers = pool().open(scope);
            Scope.run(inner -> {
                inner.cancel("too late for jobs");
                Cancellation.shield(() -> workers.fork(inner, new Jobs.Counting(numbers.sender())));
            });
        });
        assertThatThrownBy(numbers::receive)
                .isInstanceOf(ChannelClosedException.class)
                .hasRootCauseMessage("job 'Counting' never began: its task was cancelled before it ran");
    }

    @Test
    void crash_ofTheJob_isTheEndOfItsChannels() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Workers workers = pool().open(scope);
            Channel<Integer> numbers = Channel.rendezvous();
            Task<?> crashing = workers.fork(scope, new Jobs.HalfWay(numbers.sender(), 9));
            assertThatThrownBy(
                            () -> numbers.forEach(number -> assertThat(number).isBetween(1, 2)))
                    .isInstanceOf(ChannelClosedException.class)
                    .cause()
                    .isInstanceOf(WorkerEndedException.class)
                    .hasMessageContaining("exit code 9");
            crashing.outcome();
        });
    }

    @Test
    void manyLargeElements_areStreamed() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = pool().maxHeap("64m").open(scope);
            Channel<byte[]> parts = Channel.rendezvous();
            Task<Long> sum = workers.fork(scope, new Jobs.Summing(parts));
            byte[] part = new byte[500_000];
            for (int number = 0; number < 200; number++) {
                parts.send(part); // 100 MB, through a heap of 64
            }
            parts.close();
            assertThat(sum.join()).isEqualTo(100_000_000);
        });
    }
}
