package dev.selvedge.loop.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Clause;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a publisher signals is received, and no more is asked for than there is a place for. */
class FlowReceiverTest {
    private final ManualPublisher<Integer> publisher = new ManualPublisher<>();

    private void signal(int... elements) {
        for (int element : elements) {
            publisher.subscriber().onNext(element);
        }
    }

    // ---- elements and ends -----------------------------------------------------------------------------------------

    @Test
    void elements_areReceivedInOrder_toTheEnd() throws InterruptedException {
        List<Integer> received = new ArrayList<>();
        Scope.run(scope -> {
            try (SubmissionPublisher<Integer> submitting = new SubmissionPublisher<>()) {
                Receiver.End<Integer> receiver = Flows.receiver(scope, submitting, 4);
                scope.fork(() -> {
                    IntStream.range(0, 1_000).forEach(submitting::submit);
                    submitting.close();
                });
                receiver.forEach(received::add);
                assertThat(receiver.isEnded()).isTrue();
            }
        });
        assertThat(received).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void error_isTheCauseOfTheEnd_afterTheLastElement() throws InterruptedException {
        IOException failure = new IOException("the line is down");
        Scope.run(scope -> {
            Receiver<Integer> receiver = Flows.receiver(scope, publisher, 4);
            signal(1, 2);
            publisher.subscriber().onError(failure);
            assertThat(receiver.receive()).isEqualTo(1);
            assertThat(receiver.tryReceive()).isEqualTo(2);
            assertThatThrownBy(receiver::receive)
                    .isInstanceOf(ChannelClosedException.class)
                    .hasCause(failure);
        });
        assertThat(publisher.cancels()).as("it has ended by itself").isZero();
    }

    @Test
    void elementsOfACompletedPublisher_canStillBeReceived() throws InterruptedException {
        Scope.run(scope -> {
            Receiver<Integer> receiver = Flows.receiver(scope, publisher, 4);
            signal(1, 2);
            publisher.subscriber().onComplete();
            assertThat(receiver).containsExactly(1, 2);
        });
    }

    @Test
    void receiver_isAClauseLikeOthers() throws InterruptedException {
        Scope.run(scope -> {
            Receiver<Integer> receiver = Flows.receiver(scope, publisher, 1);
            assertThat(Select.<String>select(
                            receiver.onReceive(n -> "element " + n), Clause.after(Duration.ZERO, () -> "idle")))
                    .isEqualTo("idle");
            signal(1);
            assertThat(Select.<String>select(receiver.onReceive(n -> "element " + n)))
                    .isEqualTo("element 1");
            assertThat(publisher.requests()).containsExactly(1L, 1L);
            publisher.subscriber().onComplete();
            assertThat(Select.<Object>select(receiver.onReceive().orClosed(() -> -1)))
                    .isEqualTo(-1);
        });
    }

    // ---- demand ----------------------------------------------------------------------------------------------------

    @Test
    void demand_isTheFreePlaces_howeverTheyBecomeFree() throws InterruptedException {
        Scope.run(scope -> {
            Receiver<Integer> receiver = Flows.receiver(scope, publisher, 4);
            assertThat(publisher.requests()).containsExactly(4L);
            signal(1, 2, 3, 4);
            assertThat(publisher.requests()).as("nobody has received").containsExactly(4L);
            receiver.receive();
            receiver.tryReceive();
            assertThat(publisher.requests()).containsExactly(4L, 2L);
            Select.select(receiver.onReceive());
            assertThat(receiver.iterator().next()).isEqualTo(4);
            assertThat(publisher.requests()).containsExactly(4L, 2L, 2L);
            signal(5, 6);
            assertThat(receiver.drain()).containsExactly(5, 6);
            assertThat(publisher.requests()).containsExactly(4L, 2L, 2L, 2L);
        });
    }

    @Test
    void places_areAtLeastOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.run(scope -> Flows.receiver(scope, publisher, 0)));
        assertThat(publisher.subscriber()).isNull();
    }

    @Test
    void manyReceivers_getEachElementOnce_andNeverCallTheSubscriptionAtOnce() throws InterruptedException {
        int elements = 20_000;
        Eager eager = new Eager(elements);
        Channel<Integer> all = Channel.unbounded();
        Scope.run(scope -> {
            Receiver<Integer> receiver = Flows.receiver(scope, eager, 8);
            for (int i = 0; i < 8; i++) {
                scope.fork(() -> receiver.forEach(all::trySend));
            }
        });
        assertThat(all.drain()).hasSize(elements).doesNotHaveDuplicates();
        assertThat(eager.overlapped).isFalse();
    }

    /** Signals within {@code request} all that is asked for, as publishers without a thread do. */
    private static final class Eager implements Flow.Publisher<Integer> {
        private final int elements;
        private int next;
        private volatile Thread inside;
        private volatile boolean overlapped;

        Eager(int elements) {
            this.elements = elements;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {
                    overlapped |= inside != null;
                    inside = Thread.currentThread();
                    for (long i = 0; i < n && next < elements; i++) {
                        subscriber.onNext(next++);
                    }
                    inside = null;
                    if (next == elements) {
                        subscriber.onComplete();
                    }
                }

                @Override
                public void cancel() {}
            });
        }
    }

    // ---- its end ---------------------------------------------------------------------------------------------------

    @Test
    void close_cancelsTheSubscription_once_andWhatIsOnItsWayIsDropped() throws InterruptedException {
        Scope.run(scope -> {
            Receiver.End<Integer> receiver = Flows.receiver(scope, publisher, 4);
            receiver.close();
            receiver.close();
            assertThat(publisher.cancels()).isEqualTo(1);
            signal(1);
            assertThatThrownBy(receiver::receive).isInstanceOf(ChannelClosedException.class);
        });
        assertThat(publisher.cancels()).isEqualTo(1);
    }

    @Test
    void endOfTheScope_cancelsTheSubscription() throws InterruptedException {
        Receiver<Integer> receiver = Scope.call(scope -> Flows.receiver(scope, publisher, 4));
        assertThat(publisher.cancels()).isEqualTo(1);
        assertThatThrownBy(receiver::receive).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void cancellationOfTheScope_cancelsTheSubscription() throws InterruptedException {
        Scope.run(scope -> {
            Receiver<Integer> receiver = Flows.receiver(scope, publisher, 4);
            scope.fork(receiver::receive);
            scope.cancel("the test says so");
        });
        assertThat(publisher.cancels()).isEqualTo(1);
    }

    @Test
    void subscriptionInACancelledScope_isCancelledAtOnce() throws InterruptedException {
        Scope.run(scope -> {
            scope.cancel("the test says so");
            Flows.receiver(scope, publisher, 4);
            assertThat(publisher.cancels()).isEqualTo(1);
        });
        assertThat(publisher.requests()).isEmpty();
    }

    @Test
    void tasksThatStillReceive_keepTheSubscription_whenTheBodyIsThrough() throws InterruptedException {
        Task<Integer> task = Scope.call(scope -> {
            Receiver<Integer> receiver = Flows.receiver(scope, publisher, 4);
            scope.fork(() -> {
                signal(1, 2);
                publisher.subscriber().onComplete();
            });
            return scope.fork(() -> {
                int sum = 0;
                for (int element : receiver) {
                    sum += element;
                }
                return sum;
            });
        });
        assertThat(task.join()).isEqualTo(3);
    }

    // ---- publishers that break the rules ---------------------------------------------------------------------------

    @Test
    void publisherThatSignalsMoreThanItWasAskedFor_isCancelled_andToldOf() throws InterruptedException {
        Scope.run(scope -> {
            Receiver<Integer> receiver = Flows.receiver(scope, publisher, 2);
            signal(1, 2, 3);
            assertThat(publisher.cancels()).isEqualTo(1);
            assertThat(receiver.receive()).isEqualTo(1);
            assertThat(receiver.receive()).isEqualTo(2);
            assertThatThrownBy(receiver::receive)
                    .cause()
                    .hasMessageContaining("more than the 2 elements that it was asked for");
        });
    }

    @Test
    void publisherThatThrowsWhenItIsAsked_isTheCauseOfTheEnd() throws InterruptedException {
        Flow.Publisher<Integer> broken = subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                throw new IllegalStateException("not now");
            }

            @Override
            public void cancel() {}
        });
        Scope.run(scope -> {
            Receiver<Integer> receiver = Flows.receiver(scope, broken, 2);
            assertThatThrownBy(receiver::receive).hasCause(new IllegalStateException("not now"));
        });
    }

    @Test
    void publisherThatThrowsAtSubscribe_throwsHere_andLeavesNothing() throws InterruptedException {
        Scope.run(scope -> assertThatThrownBy(() -> Flows.receiver(
                        scope,
                        subscriber -> {
                            throw new IllegalStateException("full");
                        },
                        2))
                .hasMessage("full"));
    }
}
