package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Broadcast.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a broadcast promises. */
class BroadcastTest {

    private final Broadcast<Integer> numbers = Broadcast.named("numbers");

    private void send(int from, int to) throws InterruptedException {
        for (int number = from; number <= to; number++) {
            numbers.send(number);
        }
    }

    private static <T> List<T> all(Subscription<T> subscription) {
        List<T> received = new ArrayList<>();
        subscription.forEach(received::add);
        return received;
    }

    @Test
    void everySubscriber_receivesEveryElement_inOrder() throws InterruptedException {
        List<Integer> expected = IntStream.rangeClosed(1, 1_000).boxed().toList();
        Scope.run(scope -> {
            Subscription<Integer> one = numbers.subscribe(1);
            Subscription<Integer> other = numbers.subscribe(16);
            Task<List<Integer>> first = scope.fork(() -> all(one));
            Task<List<Integer>> second = scope.fork(() -> all(other));
            send(1, 1_000);
            numbers.close();
            assertThat(first.join()).isEqualTo(expected);
            assertThat(second.join()).isEqualTo(expected);
        });
    }

    @Test
    void theSenderWaits_forTheSlowestThatAsksForIt() throws InterruptedException {
        Scope.run(scope -> {
            Subscription<Integer> slow = numbers.subscribe(2);
            Subscription<Integer> fast = numbers.subscribe(10);
            Task<?> sender = scope.fork(() -> send(1, 3));
            Await.blocked(sender);
            assertThat(fast.drain()).containsExactly(1, 2);
            assertThat(slow.receive()).isEqualTo(1);
            sender.join();
            assertThat(fast.drain()).containsExactly(3);
            assertThat(slow.drain()).containsExactly(2, 3);
        });
    }

    @Test
    void eachSubscriber_hasItsOwnPolicy_andNoDropGoesUnseen() throws InterruptedException {
        List<Integer> lost = new ArrayList<>();
        Subscription<Integer> latest = numbers.subscribe(1, Overflow.KEEP_LATEST, lost::add);
        Subscription<Integer> newest = numbers.subscribe(2, Overflow.DROP_OLDEST);
        Subscription<Integer> oldest = numbers.subscribe(2, Overflow.DROP_NEWEST);
        send(1, 5);
        assertThat(latest.drain()).containsExactly(5);
        assertThat(lost).containsExactly(1, 2, 3, 4);
        assertThat(newest.drain()).containsExactly(4, 5);
        assertThat(oldest.drain()).containsExactly(1, 2);
        assertThat(newest.statistics()).isEqualTo(new ChannelStatistics(5, 2, 3, 0, 0, 0));
    }

    @Test
    void aSubscriber_receivesWhatIsSentFromItsSubscriptionOn() throws InterruptedException {
        send(1, 1);
        try (Subscription<Integer> late = numbers.subscribe(4)) {
            send(2, 2);
            assertThat(late.drain()).containsExactly(2);
            assertThat(late.tryReceive()).isNull();
        }
        assertThat(numbers.subscribers()).isZero();
    }

    @Test
    void closingASubscription_givesBackWhatItHolds_andLetsTheSenderGoOn() throws InterruptedException {
        List<Integer> lost = new ArrayList<>();
        Scope.run(scope -> {
            Subscription<Integer> leaving = numbers.subscribe(1, Overflow.BLOCK, lost::add);
            Subscription<Integer> staying = numbers.subscribe(8);
            Task<?> sender = scope.fork(() -> send(1, 3));
            Await.blocked(sender);
            leaving.close();
            sender.join();
            assertThat(lost).containsExactly(1);
            assertThat(staying.drain()).containsExactly(1, 2, 3);
            assertThatExceptionOfType(ChannelClosedException.class)
                    .isThrownBy(leaving::receive)
                    .withMessage(
                            "broadcast 'numbers' is no longer received here, because this subscription was closed");
            assertThat(leaving.isEnded()).isTrue();
        });
    }

    @Test
    void aTaskThatReceivesFromAClosedSubscription_isWoken() throws InterruptedException {
        Scope.run(scope -> {
            Subscription<Integer> shared = numbers.subscribe(1);
            Task<List<Integer>> reader = scope.fork(() -> all(shared));
            Await.blocked(reader);
            shared.close();
            assertThat(reader.join()).isEmpty();
        });
    }

    @Test
    void aSendThatIsCancelled_hasReachedNobody() throws InterruptedException {
        Scope.run(scope -> {
            Subscription<Integer> full = numbers.subscribe(1);
            Subscription<Integer> free = numbers.subscribe(8);
            send(1, 1);
            Task<?> sender = scope.fork(() -> send(2, 2));
            Await.blocked(sender);
            sender.cancel("the test says so");
            assertThatThrownBy(sender::join).isInstanceOf(TaskCancelledException.class);
            assertThat(free.drain()).containsExactly(1);
            assertThat(full.drain()).containsExactly(1);
            assertThat(full.statistics().sendersWaiting()).isZero();
        });
    }

    @Test
    void trySend_takesEffectForAllOrForNobody() throws InterruptedException {
        Subscription<Integer> full = numbers.subscribe(1);
        Subscription<Integer> free = numbers.subscribe(8);
        assertThat(numbers.trySend(1)).isTrue();
        assertThat(numbers.trySend(2)).isFalse();
        assertThat(free.drain()).containsExactly(1);
        assertThat(full.receive()).isEqualTo(1);
        assertThat(numbers.trySend(3)).isTrue();
    }

    @Test
    void closing_endsEachSubscriptionOnceItIsEmpty_andWaitingSendsKeepTheirs() throws InterruptedException {
        IllegalStateException why = new IllegalStateException("the feed broke");
        Subscription<Integer> full = numbers.subscribe(1);
        send(1, 1);
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(() -> Scope.run(scope -> {
                    Task<?> sender = scope.fork(() -> send(2, 2));
                    Await.blocked(sender);
                    numbers.close(why);
                }))
                .withCauseInstanceOf(ChannelClosedException.class);
        assertThat(full.receive()).isEqualTo(1);
        assertThatExceptionOfType(ChannelClosedException.class)
                .isThrownBy(full::receive)
                .withCause(why);
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> numbers.trySend(3));
        assertThat(numbers.subscribe(1).isEnded()).isTrue();
        assertThat(Select.<String>select(numbers.onClosed(() -> "closed"))).isEqualTo("closed");
    }

    @Test
    void sendingAndReceiving_areClausesLikeAnyOther() throws InterruptedException {
        Subscription<Integer> one = numbers.subscribe(1);
        Clause<String> send = numbers.onSend(7, () -> "sent");
        Clause<String> receive = one.onReceive(number -> "received " + number);
        assertThat(Select.<String>select(send, receive)).isEqualTo("sent");
        assertThat(Select.<String>select(send, receive)).isEqualTo("received 7");
        assertThat(Select.<String>poll(receive)).isNull();
    }

    @Test
    void aSelectThatSendsAndReceivesHere_doesNotMeetItself() throws InterruptedException {
        Scope.run(scope -> {
            Subscription<Integer> mine = numbers.subscribe(1);
            Subscription<Integer> blocking = numbers.subscribe(1);
            numbers.send(1);
            assertThat(mine.receive()).isEqualTo(1);
            Task<String> both = scope.fork(() -> Select.<String>select(
                    numbers.onSend(2, () -> "sent"), mine.onReceive(number -> "received " + number)));
            Await.blocked(both);
            assertThat(blocking.receive()).isEqualTo(1);
            assertThat(both.join()).isEqualTo("sent");
            assertThat(mine.receive()).isEqualTo(2);
        });
    }

    @Test
    void aSubscriptionWithoutAPlace_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbers.subscribe(0))
                .withMessageContaining("capacity is 0: a subscription has at least 1 place");
    }

    /** Senders, subscribers of all policies that come and go, cancellations: what is sent is received or given back. */
    @RepeatedTest(20)
    void underFire_noElementIsLostOrDoubled() throws InterruptedException {
        List<Subscription<Integer>> subscriptions = new ArrayList<>();
        Scope.supervised().run(scope -> {
            List<Task<?>> senders = new ArrayList<>();
            for (Overflow overflow : Overflow.values()) {
                Subscription<Integer> subscription = numbers.subscribe(1 + subscriptions.size(), overflow);
                subscriptions.add(subscription);
                scope.fork(() -> receiveSome(subscription));
            }
            for (int sender = 0; sender < 4; sender++) {
                int first = sender * 1_000;
                senders.add(scope.fork(() -> send(first, first + 99)));
            }
            senders.getFirst().cancel("the test says so");
            for (Task<?> sender : senders) {
                sender.outcome();
            }
            numbers.close();
        });
        assertThat(subscriptions).allSatisfy(subscription -> {
            ChannelStatistics figures = subscription.statistics();
            assertThat(figures.received() + figures.undelivered() + figures.held())
                    .isEqualTo(figures.sent());
            assertThat(figures.sendersWaiting() + figures.receiversWaiting()).isZero();
        });
    }

    private static void receiveSome(Subscription<Integer> subscription) {
        try (subscription) {
            List<Integer> seen = new ArrayList<>();
            int enough = ThreadLocalRandom.current().nextInt(600);
            for (Integer number : subscription) {
                assertThat(seen).doesNotContain(number);
                seen.add(number);
                if (seen.size() > enough) {
                    return;
                }
            }
        }
    }
}
