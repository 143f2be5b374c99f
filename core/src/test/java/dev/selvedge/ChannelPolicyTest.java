package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The orders of a channel, what it does when it is full, how it ends, and who counts as gone. */
class ChannelPolicyTest {

    private final List<Integer> undelivered = new ArrayList<>();

    private ChannelBuilder<Integer> builder() {
        return Channel.builder().onUndelivered(undelivered::add);
    }

    private static void fill(Channel<Integer> channel, int... elements) throws InterruptedException {
        for (int element : elements) {
            channel.send(element);
        }
    }

    // ---- order -----------------------------------------------------------------------------------------------------

    @Test
    void lifo_servesTheNewestFirst() throws InterruptedException {
        Channel<Integer> channel = Channel.builder().lifo().buffered(8);
        fill(channel, 1, 2, 3);
        assertThat(channel.drain()).containsExactly(3, 2, 1);
    }

    @Test
    void priority_servesTheLeastFirst_andEqualOnesInTheOrderOfSending() throws InterruptedException {
        Channel<String> channel = Channel.builder()
                .priority(Comparator.comparingInt(String::length))
                .unbounded();
        for (String word : List.of("three", "a", "four", "b", "two", "c", "seven")) {
            channel.send(word);
        }
        assertThat(channel.drain()).containsExactly("a", "b", "c", "two", "four", "three", "seven");
    }

    @Test
    void priority_ofManyElements_isTheirOrder() throws InterruptedException {
        Channel<Integer> channel =
                Channel.builder().priority(Comparator.<Integer>naturalOrder()).unbounded();
        for (int i = 0; i < 1_000; i++) {
            channel.send(i * 7_919 % 1_000);
        }
        List<Integer> received = channel.drain();
        assertThat(received).hasSize(1_000).isSorted();
    }

    @Test
    void priority_comparatorThatThrows_failsTheSend_andChangesNothing() throws InterruptedException {
        Channel<Integer> channel = builder()
                .priority(Comparator.comparingInt((Integer e) -> 100 / e))
                .buffered(3);
        fill(channel, 5, 50);
        assertThatThrownBy(() -> channel.send(0)).isInstanceOf(ArithmeticException.class);
        assertThat(channel.drain()).containsExactly(50, 5);
        assertThat(undelivered).isEmpty();
    }

    @Test
    void priority_comparatorThatThrowsForAWaitingSender_givesItsElementBack() throws InterruptedException {
        Channel<Integer> channel = builder()
                .priority(Comparator.comparingInt((Integer e) -> 100 / e))
                .buffered(2);
        fill(channel, 5, 50);
        Scope.run(scope -> {
            Task<?> sender = scope.fork(() -> channel.send(0));
            Await.blocked(sender);
            assertThat(channel.receive()).isEqualTo(50);
            sender.join();
        });
        assertThat(undelivered).containsExactly(0);
        assertThat(channel.drain()).containsExactly(5);
    }

    @Test
    void priority_comparatorThatThrowsForAWaitingSender_isCountedAndGivenBackByATryToo() throws InterruptedException {
        Channel<Integer> channel = builder()
                .priority(Comparator.comparingInt((Integer e) -> 100 / e))
                .buffered(2);
        fill(channel, 5, 50);
        Scope.run(scope -> {
            Task<?> sender = scope.fork(() -> channel.send(0));
            Await.blocked(sender);
            assertThat(channel.tryReceive()).isEqualTo(50);
            sender.join();
        });
        assertThat(undelivered).containsExactly(0);
        assertThat(channel.statistics()).isEqualTo(new ChannelStatistics(3, 1, 1, 1, 0, 0));
    }

    @Test
    void priority_comparatorThatThrowsLater_abortStillGivesAllBack() throws InterruptedException {
        AtomicReference<RuntimeException> problem = new AtomicReference<>();
        Channel<Integer> channel = builder()
                .priority((Integer one, Integer other) -> {
                    if (problem.get() != null) {
                        throw problem.get();
                    }
                    return one.compareTo(other);
                })
                .buffered(4);
        fill(channel, 3, 1, 2, 4);
        problem.set(new IllegalStateException("no order any more"));
        channel.abort();
        assertThat(undelivered).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(channel.statistics()).isEqualTo(new ChannelStatistics(4, 0, 4, 0, 0, 0));
    }

    // ---- overflow --------------------------------------------------------------------------------------------------

    @Test
    void dropOldest_givesTheOldestBack() throws InterruptedException {
        Channel<Integer> channel = builder().overflow(Overflow.DROP_OLDEST).buffered(2);
        fill(channel, 1, 2, 3, 4);
        assertThat(undelivered).containsExactly(1, 2);
        assertThat(channel.drain()).containsExactly(3, 4);
    }

    @Test
    void dropNewest_givesTheNewestBack_andTrySendSaysNo() throws InterruptedException {
        Channel<Integer> channel = builder().overflow(Overflow.DROP_NEWEST).buffered(2);
        fill(channel, 1, 2, 3);
        assertThat(channel.trySend(4)).isFalse();
        assertThat(undelivered).containsExactly(3);
        assertThat(channel.drain()).containsExactly(1, 2);
        assertThat(channel.statistics()).isEqualTo(new ChannelStatistics(3, 2, 1, 0, 0, 0));
    }

    @Test
    void keepLatest_givesAllThatIsThereBack() throws InterruptedException {
        Channel<Integer> channel = builder().overflow(Overflow.KEEP_LATEST).buffered(2);
        fill(channel, 1, 2, 3);
        assertThat(undelivered).containsExactly(1, 2);
        assertThat(channel.drain()).containsExactly(3);
    }

    @Test
    void droppedBySelect_reachesOnUndelivered() throws InterruptedException {
        Channel<Integer> oldest = builder().overflow(Overflow.DROP_OLDEST).buffered(1);
        fill(oldest, 1);
        Select.select(oldest.onSend(2));
        Channel<Integer> newest = builder().overflow(Overflow.DROP_NEWEST).buffered(1);
        fill(newest, 3);
        Select.select(newest.onSend(4));
        assertThat(undelivered).containsExactly(1, 4);
    }

    @Test
    void overflowOtherThanBlock_goesWithFifoAndPlaces_othersAreRefused() {
        ChannelBuilder<Object> dropping = Channel.builder().overflow(Overflow.DROP_OLDEST);
        assertThatIllegalArgumentException().isThrownBy(dropping::rendezvous).withMessageContaining("DROP_OLDEST");
        assertThatIllegalArgumentException().isThrownBy(dropping::unbounded).withMessageContaining("never full");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dropping.lifo().buffered(1))
                .withMessageContaining("LIFO");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Channel.builder().lifo().rendezvous())
                .withMessageContaining("LIFO");
    }

    @Test
    void onUndelivered_thatThrows_isReported_andTheChannelGoesOn() throws InterruptedException {
        Channel<Integer> channel = Channel.builder()
                .overflow(Overflow.DROP_OLDEST)
                .onUndelivered(e -> {
                    throw new IllegalStateException("no use for " + e);
                })
                .buffered(1);
        fill(channel, 1, 2);
        assertThat(channel.receive()).isEqualTo(2);
    }

    @Test
    void onUndelivered_runsOutsideAnyLock_soItMayUseTheChannel() throws InterruptedException {
        AtomicReference<Channel<Integer>> again = new AtomicReference<>();
        Channel<Integer> channel = Channel.builder()
                .overflow(Overflow.DROP_OLDEST)
                .onUndelivered((Integer e) -> {
                    if (e < 3) {
                        again.get().trySend(e + 10);
                    }
                })
                .buffered(1);
        again.set(channel);
        fill(channel, 1, 2);
        assertThat(channel.drain()).containsExactly(12); // 11 found 2 there, and 12 found 11
    }

    // ---- abort -----------------------------------------------------------------------------------------------------

    @Test
    void abort_bufferedElementsGoBack_blockedSendsThrowAndKeepTheirs() throws InterruptedException {
        Channel<Integer> channel = builder().named("rows").buffered(1);
        fill(channel, 1);
        Scope.supervised().run(scope -> {
            Task<?> sender = scope.fork(() -> channel.send(2));
            Task<?> selecting = scope.fork(() -> Select.select(channel.onSend(3)));
            Await.blocked(sender);
            Await.blocked(selecting);
            channel.abort();
            for (Task<?> task : List.of(sender, selecting)) {
                assertThatThrownBy(task::join)
                        .hasCauseInstanceOf(ChannelClosedException.class)
                        .hasMessageContaining("channel 'rows' was aborted");
            }
        });
        assertThat(undelivered).containsExactly(1);
        assertThat(channel.isEnded()).isTrue();
        assertThat(channel.statistics()).isEqualTo(new ChannelStatistics(1, 0, 1, 0, 0, 0));
    }

    @Test
    void abort_wakesWaitingReceivers() throws InterruptedException {
        Channel<Integer> channel = Channel.rendezvous();
        Scope.supervised().run(scope -> {
            Task<?> receiver = scope.fork(channel::receive);
            Await.blocked(receiver);
            channel.abort();
            assertThatThrownBy(receiver::join).hasCauseInstanceOf(ChannelClosedException.class);
        });
    }

    @Test
    void abort_afterClose_givesBackWhatWasLeft_andTheFirstCloseDecides() throws InterruptedException {
        Channel<Integer> channel = builder().buffered(4);
        fill(channel, 1, 2);
        IllegalStateException cause = new IllegalStateException("enough");
        channel.close(cause);
        channel.abort();
        channel.abort();
        assertThat(undelivered).containsExactly(1, 2);
        assertThatThrownBy(channel::receive)
                .isInstanceOf(ChannelClosedException.class)
                .hasCause(cause);
    }

    // ---- counted ends ----------------------------------------------------------------------------------------------

    @Test
    void lastSenderClosed_endsTheChannel() throws InterruptedException {
        Channel<Integer> channel = Channel.buffered(4);
        Sender<Integer> one = channel.sender();
        Sender<Integer> other = channel.sender();
        one.send(1);
        one.close();
        one.close();
        assertThat(channel.isClosed()).isFalse();
        assertThatThrownBy(() -> one.send(2))
                .isInstanceOf(ChannelClosedException.class)
                .hasMessageContaining("this sender");
        other.send(3);
        other.close();
        assertThat(channel).containsExactly(1, 3);
    }

    @Test
    void lastSenderClosed_theFirstCauseOfAnyIsCarried() {
        Channel<Integer> channel = Channel.buffered(4);
        Sender<Integer> failing = channel.sender();
        Sender<Integer> going = channel.sender();
        IllegalStateException cause = new IllegalStateException("no disk");
        failing.close(cause);
        assertThat(channel.isClosed()).isFalse();
        going.close();
        assertThatThrownBy(channel::receive)
                .isInstanceOf(ChannelClosedException.class)
                .hasCause(cause);
    }

    @Test
    void lastReceiverClosed_failsTheSendersAtOnce_andGivesBackWhatIsBuffered() throws InterruptedException {
        Channel<Integer> channel = builder().buffered(1);
        Receiver.End<Integer> one = channel.receiver();
        Receiver.End<Integer> other = channel.receiver();
        fill(channel, 1);
        Scope.supervised().run(scope -> {
            Task<?> sender = scope.fork(() -> channel.send(2));
            Await.blocked(sender);
            one.close();
            assertThat(sender.isDone()).isFalse();
            other.close();
            assertThatThrownBy(sender::join).hasCauseInstanceOf(ChannelClosedException.class);
        });
        assertThatThrownBy(() -> channel.send(3))
                .isInstanceOf(ChannelClosedException.class)
                .hasMessageContaining("last receiver");
        assertThatThrownBy(one::receive)
                .isInstanceOf(ChannelClosedException.class)
                .hasMessageContaining("this receiver");
        assertThat(undelivered).containsExactly(1);
    }

    // ---- the rest --------------------------------------------------------------------------------------------------

    @Test
    void closing_isOneMoreThingToSelectOn() throws InterruptedException {
        Channel<Integer> channel = Channel.buffered(1);
        fill(channel, 1);
        Scope.run(scope -> {
            Task<String> watcher = scope.fork(() -> Select.<String>select(channel.onClosed(() -> "closed")));
            Await.blocked(watcher);
            channel.close();
            assertThat(watcher.join()).isEqualTo("closed");
        });
        assertThat(Select.<String>poll(channel.onClosed(() -> "at once"))).isEqualTo("at once");
        assertThat(channel.receive()).isEqualTo(1);
    }

    @Test
    void drain_takesWhatIsThere_alsoFromWaitingSenders_andNothingFromAnEndedChannel() throws InterruptedException {
        Channel<Integer> channel = Channel.buffered(1);
        fill(channel, 1);
        Scope.run(scope -> {
            Task<?> sender = scope.fork(() -> channel.send(2));
            Await.blocked(sender);
            assertThat(channel.drain()).containsExactly(1, 2);
        });
        channel.close();
        assertThat(channel.drain()).isEmpty();
    }

    @Test
    void statistics_countWhoWaits() throws InterruptedException {
        Channel<Integer> channel = Channel.rendezvous();
        Scope.run(scope -> {
            Task<?> sender = scope.fork(() -> channel.send(1));
            Await.blocked(sender);
            assertThat(channel.statistics()).isEqualTo(new ChannelStatistics(0, 0, 0, 0, 1, 0));
            channel.receive();
        });
        assertThat(channel.statistics()).isEqualTo(new ChannelStatistics(1, 1, 0, 0, 0, 0));
    }
}
