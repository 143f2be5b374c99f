package dev.selvedge.loop.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancelledException;
import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.loop.Await;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Channels as streams, and streams as channels. */
class StreamsTest {
    private final Channel<Integer> channel = Channel.buffered(8);
    private final AtomicInteger closed = new AtomicInteger();

    // ---- a receiver as a stream ------------------------------------------------------------------------------------

    @Test
    void stream_receivesWhatItNeeds_andNoMore() {
        IntStream.range(0, 8).forEach(channel::trySend);
        assertThat(Streams.of(channel).filter(n -> n > 2).findFirst()).hasValue(3);
        assertThat(channel.drain()).containsExactly(4, 5, 6, 7);
    }

    @Test
    void stream_waits_andEndsWithTheChannel() throws InterruptedException {
        Scope.run(scope -> {
            scope.fork(() -> {
                try (channel) {
                    for (int n = 1; n <= 100; n++) {
                        channel.send(n);
                    }
                }
            });
            assertThat(Streams.of(channel).mapToInt(n -> n).sum()).isEqualTo(5_050);
        });
    }

    @Test
    void stream_endsWithTheCause() {
        IOException cause = new IOException("the line is down");
        channel.close(cause);
        assertThatThrownBy(() -> Streams.of(channel).count())
                .isInstanceOf(ChannelClosedException.class)
                .hasCause(cause);
    }

    @Test
    void cancellation_comesOutOfTheTerminalOperation() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("the test says so");
            assertThatThrownBy(() -> Streams.of(channel).count()).isInstanceOf(CancelledException.class);
        });
    }

    @Test
    void closingTheStream_closesAnEndThatWasHandedOut_andNoWholeChannel() {
        Streams.of(channel).close();
        assertThat(channel.isClosed()).isFalse();
        try (Stream<Integer> stream = Streams.of(channel.receiver())) {
            assertThat(channel.isClosed()).isFalse();
        }
        assertThat(channel.isClosed()).isTrue();
    }

    @Test
    void parallelStream_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Streams.of(channel).parallel().count())
                .withMessageContaining("Take parallel() away");
    }

    // ---- a stream as a receiver ------------------------------------------------------------------------------------

    private Stream<Integer> numbers() {
        return Stream.iterate(0, n -> n + 1).onClose(closed::incrementAndGet);
    }

    @Test
    void streamInAScope_isReceivedInOrder_andClosedAtItsEnd() throws InterruptedException {
        Scope.run(scope -> {
            Receiver<Integer> receiver = Streams.receiver(scope, numbers().limit(1_000), 4);
            assertThat(receiver)
                    .containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
        });
        assertThat(closed).hasValue(1);
    }

    @Test
    void stream_isReadNoFurtherAhead_thanThereArePlaces() throws InterruptedException {
        AtomicInteger read = new AtomicInteger();
        Scope.run(scope -> {
            Receiver<Integer> receiver = Streams.receiver(scope, numbers().peek(n -> read.incrementAndGet()), 4);
            for (int n = 0; n < 100; n++) {
                assertThat(receiver.receive()).isEqualTo(n);
                assertThat(read.get()).isLessThanOrEqualTo(n + 1 + 4 + 1); // one that waits for a place
            }
        });
        assertThat(closed).hasValue(1);
    }

    @Test
    void closingTheReceiver_endsTheStream() throws InterruptedException {
        Scope.run(scope -> {
            Streams.receiver(scope, numbers(), 4).close();
            Await.until("the stream is closed", () -> closed.get() == 1);
        });
    }

    @Test
    void streamThatFails_isTheCauseOfTheEnd_andNoFailureOfTheScope() throws InterruptedException {
        Scope.run(scope -> {
            Receiver<Integer> receiver = Streams.receiver(scope, numbers().map(n -> 6 / (2 - n)), 4);
            assertThat(receiver.receive()).isEqualTo(3);
            assertThat(receiver.receive()).isEqualTo(6);
            assertThatThrownBy(receiver::receive).hasCauseInstanceOf(ArithmeticException.class);
        });
        assertThat(closed).hasValue(1);
    }

    @Test
    void streamInACancelledScope_isClosedUnread() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("the test says so");
            assertThat(Streams.receiver(scope, numbers(), 4).isEnded()).isTrue();
        });
        assertThat(closed).hasValue(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.run(scope -> Streams.receiver(scope, numbers(), 0)));
    }
}
