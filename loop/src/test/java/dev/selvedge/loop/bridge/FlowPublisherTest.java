package dev.selvedge.loop.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancelledException;
import dev.selvedge.Channel;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.TaskFailedException;
import dev.selvedge.loop.Generator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is received, or generated, is published; nothing is taken before it is asked for. */
class FlowPublisherTest {
    private final Channel<Integer> channel = Channel.rendezvous();
    private final Collecting<Integer> subscriber = new Collecting<>();

    @Test
    void subscribing_worksFromAnyThread() throws InterruptedException {
        Scope.run(scope -> {
            Flow.Publisher<Integer> publisher = Flows.publisher(scope, channel);
            Thread.startVirtualThread(() -> publisher.subscribe(subscriber)).join();
            subscriber.subscription().request(2);
            channel.send(1);
            channel.send(2);
            channel.close();
            assertThat(subscriber.end.receive()).isEqualTo("complete");
        });
        assertThat(subscriber.elements.drain()).containsExactly(1, 2);
    }

    @Test
    void nothing_isReceived_beforeItIsAskedFor() throws InterruptedException {
        Scope.run(scope -> {
            Flows.publisher(scope, channel).subscribe(subscriber);
            subscriber.subscription();
            assertThat(channel.trySend(1)).as("nobody receives").isFalse();
            subscriber.subscription().request(1);
            channel.send(2);
            assertThat(subscriber.elements.receive()).isEqualTo(2);
            assertThat(channel.trySend(3)).as("nobody receives").isFalse();
            channel.close();
        });
    }

    @Test
    void end_isToldUnasked_whenTheChannelIsClosed() throws InterruptedException {
        Scope.run(scope -> {
            Flows.publisher(scope, channel).subscribe(subscriber);
            subscriber.subscription();
            channel.close();
            assertThat(subscriber.end.receive()).isEqualTo("complete");
        });
    }

    @Test
    void cause_isTheError_andNoFailureOfTheScope() throws InterruptedException {
        IOException cause = new IOException("the line is down");
        Scope.run(scope -> {
            Flows.publisher(scope, channel).subscribe(subscriber);
            channel.close(cause);
            assertThat(subscriber.end.receive()).isEqualTo("error");
        });
        assertThat(subscriber.failure.get()).isSameAs(cause);
    }

    @Test
    void cancelledSubscription_losesNoElement() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            Channel<Integer> mine = Channel.buffered(4);
            List<Integer> seen = new ArrayList<>();
            Collecting<Integer> first = new Collecting<>();
            Scope.run(scope -> {
                Flows.publisher(scope, mine).subscribe(first);
                Flow.Subscription subscription = first.subscription();
                subscription.request(Long.MAX_VALUE);
                scope.fork(() -> {
                    for (int n = 0; n < 20; n++) {
                        mine.send(n);
                    }
                    mine.close();
                });
                seen.add(first.elements.receive());
                subscription.cancel();
                mine.forEach(seen::add);
            });
            seen.addAll(first.elements.drain()); // one that was received at that moment is still signalled
            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 20).boxed().toList());
        }
    }

    @Test
    void cancel_endsAGeneratorThatWaits() throws InterruptedException {
        AtomicBoolean cleanedUp = new AtomicBoolean();
        Channel<String> begun = Channel.buffered(1);
        Scope.run(scope -> {
            Flows.publisher(scope, Generator.<Integer>of(out -> {
                        begun.send("begun");
                        try {
                            out.yield(channel.receive());
                        } finally {
                            cleanedUp.set(true);
                        }
                    }))
                    .subscribe(subscriber);
            begun.receive();
            subscriber.subscription().cancel();
        }); // which ends, though nobody sends
        assertThat(cleanedUp).isTrue();
        assertThat(subscriber.end.tryReceive())
                .as("who cancels is told nothing more")
                .isNull();
    }

    @Test
    void subscriberThatBreaksARule_isTold() throws InterruptedException {
        Scope.run(scope -> {
            Flows.publisher(scope, channel).subscribe(subscriber);
            subscriber.subscription().request(0);
            assertThat(subscriber.end.receive()).isEqualTo("error");
        });
        assertThat(subscriber.failure.get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("n is 0");
    }

    @Test
    void generator_runsAnewForEachSubscriber() throws InterruptedException {
        Collecting<Integer> second = new Collecting<>();
        Scope.run(scope -> {
            Flow.Publisher<Integer> publisher = Flows.publisher(scope, Generator.<Integer>of(out -> {
                for (int n = 0; n < 3; n++) {
                    out.yield(n);
                }
            }));
            for (Collecting<Integer> each : List.of(subscriber, second)) {
                publisher.subscribe(each);
                each.subscription().request(3);
            }
        });
        assertThat(subscriber.elements.drain()).containsExactly(0, 1, 2);
        assertThat(second.elements.drain()).containsExactly(0, 1, 2);
        assertThat(second.end.tryReceive()).isEqualTo("complete");
    }

    @Test
    void failureOfAGenerator_isTheSubscribersError() throws InterruptedException {
        IOException failure = new IOException("the line is down");
        Scope.run(scope -> {
            Flows.publisher(scope, Generator.<Integer>of(out -> {
                        out.yield(1);
                        throw failure;
                    }))
                    .subscribe(subscriber);
            subscriber.subscription().request(1);
            assertThat(subscriber.end.receive()).isEqualTo("error");
        });
        assertThat(subscriber.failure.get()).isSameAs(failure);
        assertThat(subscriber.elements.drain()).containsExactly(1);
    }

    @Test
    void subscriberThatThrows_failsTheScope() {
        Collecting<Integer> broken = new Collecting<>() {
            @Override
            public void onNext(Integer element) {
                throw new IllegalStateException("too much");
            }
        };
        assertThatThrownBy(() -> Scope.run(scope -> {
                    Flows.publisher(scope, channel).subscribe(broken);
                    broken.subscription().request(1);
                    channel.send(1);
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("too much");
        assertThat(broken.failure.get()).isNull();
    }

    @Test
    void cancellationOfTheScope_isTheError_thatSaysWhoAndWhy() throws InterruptedException {
        Scope.run(scope -> {
            Flows.publisher(scope, channel).subscribe(subscriber);
            subscriber.subscription();
            scope.cancel("the test says so");
        });
        assertThat(subscriber.failure.get())
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("the test says so");
    }

    @Test
    void whoSubscribesTooLate_isToldSo() throws InterruptedException {
        AtomicReference<Flow.Publisher<Integer>> publisher = new AtomicReference<>();
        Scope.run(scope -> publisher.set(Flows.publisher(scope, channel)));
        publisher.get().subscribe(subscriber);
        assertThat(subscriber.end.receive()).isEqualTo("error");
        assertThat(subscriber.failure.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void everySubscriber_isTold_whateverTheScopeIsDoing() throws InterruptedException {
        for (int round = 0; round < 1_000; round++) {
            List<Collecting<Integer>> all = IntStream.range(0, 4)
                    .mapToObj(i -> new Collecting<Integer>())
                    .toList();
            Channel<Integer> mine = Channel.rendezvous();
            AtomicReference<Thread> subscribing = new AtomicReference<>();
            Scope.run(scope -> {
                Flow.Publisher<Integer> publisher = Flows.publisher(scope, mine);
                subscribing.set(Thread.startVirtualThread(() -> all.forEach(publisher::subscribe)));
                scope.cancel("the test says so");
            });
            subscribing.get().join();
            for (Collecting<Integer> each : all) {
                assertThat(each.end.receive()).isEqualTo("error");
            }
        }
    }

    @Test
    void elements_passThereAndBack() throws InterruptedException {
        int elements = 10_000;
        List<Integer> received = new ArrayList<>();
        Scope.run(scope -> {
            Flow.Publisher<Integer> publisher = Flows.publisher(scope, channel);
            Receiver<Integer> receiver = Flows.receiver(scope, publisher, 16);
            scope.fork(() -> {
                try (channel) {
                    for (int n = 0; n < elements; n++) {
                        channel.send(n);
                    }
                }
            });
            receiver.forEach(received::add);
        });
        assertThat(received).isEqualTo(IntStream.range(0, elements).boxed().toList());
    }
}
