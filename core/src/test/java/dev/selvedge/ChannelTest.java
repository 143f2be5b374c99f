package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a channel promises. */
class ChannelTest {

    // ---- passing elements ------------------------------------------------------------------------------------------

    @Test
    void rendezvous_sendWaitsForAReceiver() throws InterruptedException {
        Channel<String> channel = Channel.rendezvous();
        Scope.run(scope -> {
            Task<?> sender = scope.fork(() -> channel.send("a"));
            Await.blocked(sender);
            assertThat(channel.receive()).isEqualTo("a");
        });
    }

    @Test
    void buffered_sendWaitsOnlyWhileFull() throws InterruptedException {
        Channel<Integer> channel = Channel.buffered(2);
        channel.send(1);
        channel.send(2);
        assertThat(channel.trySend(3)).isFalse();
        Scope.run(scope -> {
            Task<?> sender = scope.fork(() -> channel.send(3));
            Await.blocked(sender);
            assertThat(channel.receive()).isEqualTo(1);
            sender.join();
        });
        assertThat(channel.tryReceive()).isEqualTo(2);
        assertThat(channel.tryReceive()).isEqualTo(3);
        assertThat(channel.tryReceive()).isNull();
    }

    @Test
    void unbounded_sendNeverWaits() throws InterruptedException {
        Channel<Integer> channel = Channel.unbounded();
        for (int i = 0; i < 10_000; i++) {
            channel.send(i);
        }
        channel.close();
        assertThat(channel)
                .containsExactlyElementsOf(IntStream.range(0, 10_000).boxed().toList());
    }

    @Test
    void elements_keepTheirOrder_whereTheBufferGrowsInTheMiddle() throws InterruptedException {
        Channel<Integer> channel = Channel.unbounded();
        List<Integer> received = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            channel.send(i);
            if (i % 3 == 2) {
                received.add(channel.receive());
            }
        }
        received.addAll(channel.drain());
        assertThat(received)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void elements_keepTheOrderOfTheirSender() throws InterruptedException {
        for (Channel<Integer> channel :
                List.of(Channel.<Integer>rendezvous(), Channel.<Integer>buffered(3), Channel.<Integer>unbounded())) {
            List<Integer> received = Scope.call(scope -> {
                scope.fork(() -> {
                    try (channel) {
                        for (int i = 0; i < 1_000; i++) {
                            channel.send(i);
                        }
                    }
                });
                List<Integer> all = new ArrayList<>();
                for (int element : channel) {
                    all.add(element);
                }
                return all;
            });
            assertThat(received)
                    .containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
        }
    }

    @Test
    void waitingReceiver_isServedBeforeANewcomer() throws InterruptedException {
        Channel<Integer> channel = Channel.buffered(1);
        Scope.run(scope -> {
            Task<Integer> first = scope.fork("first", channel::receive);
            Await.blocked(first);
            Task<Integer> second = scope.fork("second", channel::receive);
            Await.blocked(second);
            channel.send(1);
            assertThat(channel.tryReceive())
                    .as("the element is the waiter's already")
                    .isNull();
            channel.send(2);
            assertThat(first.join()).isEqualTo(1);
            assertThat(second.join()).isEqualTo(2);
        });
    }

    @Test
    void waitingSender_isServedBeforeANewcomer() throws InterruptedException {
        Channel<Integer> channel = Channel.buffered(1);
        channel.send(0);
        Scope.run(scope -> {
            Task<?> waiting = scope.fork(() -> channel.send(1));
            Await.blocked(waiting);
            assertThat(channel.receive()).isZero();
            assertThat(channel.trySend(2))
                    .as("the free place is the waiter's already")
                    .isFalse();
            assertThat(channel.receive()).isEqualTo(1);
        });
    }

    @Test
    void waitingReceiver_isSentToWithoutWaiting() throws InterruptedException {
        Channel<Integer> channel = Channel.rendezvous();
        Scope.run(scope -> {
            Task<Integer> receiver = scope.fork(channel::receive);
            Await.blocked(receiver);
            assertThat(channel.trySend(1)).isTrue();
            assertThat(receiver.join()).isEqualTo(1);
            assertThat(channel.trySend(2)).as("nobody waits any more").isFalse();
        });
    }

    @Test
    void cancelledReceiver_loosesNoElement() throws InterruptedException {
        Channel<Integer> channel = Channel.rendezvous();
        Scope.run(scope -> {
            Task<?> gone = scope.fork("gone", channel::receive);
            Await.blocked(gone);
            Task<Integer> stays = scope.fork("stays", channel::receive);
            Await.blocked(stays);
            gone.cancel("not needed");
            channel.send(7);
            assertThat(stays.join()).isEqualTo(7);
        });
    }

    @Test
    void cancelledSender_sendsNothing() throws InterruptedException {
        Channel<Integer> channel = Channel.buffered(1);
        channel.send(1);
        Scope.run(scope -> {
            Task<?> gone = scope.fork("gone", () -> channel.send(2));
            Await.blocked(gone);
            gone.cancel("not needed");
            assertThat(gone.outcome()).isInstanceOf(Outcome.Cancelled.class);
        });
        assertThat(channel.tryReceive()).isEqualTo(1);
        assertThat(channel.tryReceive()).isNull();
    }

    @Test
    void platformThreads_mayUseIt() throws InterruptedException {
        Channel<Integer> channel = Channel.rendezvous();
        ConcurrentLinkedQueue<Integer> received = new ConcurrentLinkedQueue<>();
        Thread receiver = Thread.ofPlatform().start(() -> channel.forEach(received::add));
        for (int i = 0; i < 100; i++) {
            channel.send(i);
        }
        channel.close();
        receiver.join();
        assertThat(received)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    // ---- closing ---------------------------------------------------------------------------------------------------

    @Test
    void close_isIdempotent_andRefusesSends() throws InterruptedException {
        Channel<Integer> channel = Channel.named("rows").buffered(1);
        channel.close();
        channel.close();
        channel.close(new IOException("too late"));
        assertThat(channel.isClosed()).isTrue();
        assertThatThrownBy(() -> channel.send(1))
                .isInstanceOf(ChannelClosedException.class)
                .hasMessage("channel 'rows' is closed")
                .hasNoCause();
        assertThatThrownBy(() -> channel.trySend(1)).isInstanceOf(ChannelClosedException.class);
        assertThatThrownBy(channel::receive).isInstanceOf(ChannelClosedException.class);
        assertThatThrownBy(channel::tryReceive).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void close_bufferedAndBlockedElementsAreStillDelivered_thenTheEnd() throws InterruptedException {
        Channel<Integer> channel = Channel.buffered(1);
        channel.send(1);
        Scope.run(scope -> {
            Task<?> blocked = scope.fork(() -> channel.send(2));
            Await.blocked(blocked);
            channel.close();
            assertThat(channel.isEnded()).isFalse();
            assertThat(channel).containsExactly(1, 2);
            assertThat(channel.isEnded()).isTrue();
            blocked.join();
        });
    }

    @Test
    void close_wakesWaitingReceivers() throws InterruptedException {
        Channel<Integer> channel = Channel.rendezvous();
        Scope.supervised().run(scope -> {
            Task<Integer> waiting = scope.fork(channel::receive);
            Await.blocked(waiting);
            channel.close();
            assertThatThrownBy(waiting::join).hasRootCauseInstanceOf(ChannelClosedException.class);
        });
    }

    @Test
    void closeWithACause_theEndCarriesIt() throws InterruptedException {
        Channel<Integer> channel = Channel.named("rows").buffered(4);
        channel.send(1);
        IOException cause = new IOException("disk");
        channel.close(cause);
        List<Integer> received = new ArrayList<>();
        assertThatThrownBy(() -> channel.forEach(received::add))
                .isInstanceOf(ChannelClosedException.class)
                .hasCause(cause)
                .hasMessageContaining("channel 'rows'")
                .hasMessageContaining("disk");
        assertThat(received).containsExactly(1);
        assertThatThrownBy(() -> channel.send(2)).hasCause(cause);
    }

    // ---- iteration -------------------------------------------------------------------------------------------------

    @Test
    void iterator_atTheEnd_hasNoNext() {
        Channel<Integer> channel = Channel.buffered(1);
        channel.close();
        assertThatThrownBy(() -> channel.iterator().next()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void iterator_cancelled_throwsCancelledException() throws InterruptedException {
        Scope.run(scope -> {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Task<?> task = scope.fork(() -> {
                thrown.set(catchThrowable(() -> {
                    for (Object element : Channel.rendezvous()) {
                        assertThat(element).isNull();
                    }
                }));
            });
            Await.blocked(task);
            task.cancel("stop");
            task.join();
            assertThat(thrown.get()).isInstanceOf(CancelledException.class);
        });
    }

    // ---- bad use ---------------------------------------------------------------------------------------------------

    @Test
    void nulls_areRefusedByName() {
        Channel<String> channel = Channel.buffered(1);
        assertThatThrownBy(() -> channel.send(null)).hasMessage("element");
        assertThatThrownBy(() -> channel.trySend(null)).hasMessage("element");
        assertThatThrownBy(() -> channel.onSend(null)).hasMessage("element");
        assertThatThrownBy(() -> channel.close(null)).hasMessage("cause");
        assertThatThrownBy(() -> Channel.named(null)).hasMessage("name");
    }

    @Test
    void badCapacities_areRefused() {
        assertThatThrownBy(() -> Channel.buffered(0)).hasMessageContaining("capacity is 0");
        assertThatThrownBy(() -> Channel.buffered(-1)).hasMessageContaining("capacity is -1");
    }

    @Test
    void toString_saysWhatItIs() throws InterruptedException {
        Channel<Integer> channel = Channel.named("rows").buffered(2);
        channel.send(1);
        assertThat(channel).hasToString("channel 'rows' (1 elements)");
        channel.close();
        assertThat(channel).hasToString("channel 'rows' (1 elements, closed)");
        assertThat(Channel.buffered(5)).hasToString("channel of 5 (0 elements)");
    }
}
