package dev.selvedge.loop.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Overflow;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.loop.bridge.Callbacks.Events;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A callback that is called many times fills a channel, never waits, and is unregistered once. */
class CallbackChannelTest {
    private final AtomicReference<Events<Integer>> events = new AtomicReference<>();
    private final AtomicInteger unregistered = new AtomicInteger();
    private final List<Integer> dropped = new ArrayList<>();

    private Runnable register(Events<Integer> given) {
        events.set(given);
        return unregistered::incrementAndGet;
    }

    private void send(int... elements) {
        for (int element : elements) {
            events.get().send(element);
        }
    }

    @Test
    void events_areReceived_toTheEnd() throws InterruptedException {
        Scope.run(scope -> {
            Receiver<Integer> receiver = Callbacks.channel(scope, 4, this::register);
            assertThat(events.get().send(1)).isTrue();
            send(2);
            events.get().end();
            assertThat(receiver).containsExactly(1, 2);
            assertThat(events.get().send(3)).isFalse();
        });
        assertThat(unregistered).hasValue(1);
    }

    @Test
    void failure_isTheCauseOfTheEnd() throws InterruptedException {
        IOException cause = new IOException("the line is down");
        Scope.run(scope -> {
            Receiver<Integer> receiver = Callbacks.channel(scope, 4, this::register);
            send(1);
            events.get().fail(cause);
            assertThat(receiver.receive()).isEqualTo(1);
            assertThatThrownBy(receiver::receive).hasCause(cause);
        });
        assertThat(unregistered).hasValue(1);
    }

    // ---- no place --------------------------------------------------------------------------------------------------

    @Test
    void eventWithoutAPlace_endsTheChannel_unlessSomethingIsSaidToBeDropped() throws InterruptedException {
        Scope.run(scope -> {
            Receiver<Integer> receiver = Callbacks.channel(scope, 2, this::register);
            send(1, 2);
            assertThat(events.get().send(3)).isFalse();
            assertThat(receiver.receive()).isEqualTo(1);
            assertThat(receiver.receive()).isEqualTo(2);
            assertThatThrownBy(receiver::receive).cause().hasMessageContaining("while 2 waited to be received");
        });
        assertThat(unregistered).hasValue(1);
    }

    @Test
    void overflow_saysWhatIsDropped() throws InterruptedException {
        Scope.run(scope -> {
            Receiver<Integer> oldest = Callbacks.channel(scope, 2, Overflow.DROP_OLDEST, this::register);
            send(1, 2, 3);
            assertThat(oldest.drain()).containsExactly(2, 3);
            Receiver<Integer> latest = Callbacks.channel(scope, 2, Overflow.KEEP_LATEST, this::register);
            send(1, 2, 3);
            assertThat(latest.drain()).containsExactly(3);
            Receiver<Integer> newest = Callbacks.channel(scope, 2, Overflow.DROP_NEWEST, this::register);
            send(1, 2, 3);
            assertThat(newest.drain()).containsExactly(1, 2);
        });
        assertThat(unregistered).hasValue(3);
    }

    @Test
    void nothing_isDroppedUnseen() throws InterruptedException {
        Scope.run(scope -> {
            try (var _ = Callbacks.channel(scope, 2, Overflow.DROP_OLDEST, dropped::add, this::register)) {
                send(1, 2, 3);
                assertThat(dropped).containsExactly(1);
            }
            assertThat(dropped).as("left when it was closed").containsExactly(1, 2, 3);
            dropped.clear();
            Callbacks.channel(scope, 2, Overflow.DROP_NEWEST, dropped::add, this::register);
            send(1, 2, 3);
            assertThat(dropped).containsExactly(3);
        });
    }

    @Test
    void handlerOfWhatIsDropped_thatThrows_doesNotReachTheCallback() throws InterruptedException {
        Scope.run(scope -> {
            for (Overflow overflow : List.of(Overflow.DROP_NEWEST, Overflow.DROP_OLDEST)) {
                Receiver<Integer> receiver = Callbacks.channel(
                        scope,
                        1,
                        overflow,
                        element -> {
                            throw new IllegalStateException("not now");
                        },
                        this::register);
                send(1, 2);
                assertThat(receiver.drain()).containsExactly(overflow == Overflow.DROP_NEWEST ? 1 : 2);
            }
        });
    }

    @Test
    void blocking_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.run(scope -> Callbacks.channel(scope, 2, Overflow.BLOCK, this::register)))
                .withMessageContaining("a callback can't wait");
        assertThat(events).hasNullValue();
    }

    // ---- unregistered ----------------------------------------------------------------------------------------------

    @Test
    void close_unregisters_once() throws InterruptedException {
        Scope.run(scope -> {
            Receiver.End<Integer> receiver = Callbacks.channel(scope, 2, this::register);
            receiver.close();
            receiver.close();
            assertThat(unregistered).hasValue(1);
            assertThat(events.get().send(1)).isFalse();
            assertThatThrownBy(receiver::receive).isInstanceOf(ChannelClosedException.class);
        });
        assertThat(unregistered).hasValue(1);
    }

    @Test
    void endOfTheScope_unregisters_whetherItWasCancelledOrNot() throws InterruptedException {
        Scope.run(scope -> Callbacks.channel(scope, 2, this::register));
        assertThat(unregistered).hasValue(1);
        Scope.run(scope -> {
            Callbacks.channel(scope, 2, this::register);
            scope.cancel("the test says so");
        });
        assertThat(unregistered).hasValue(2);
        Scope.run(scope -> {
            scope.cancel("the test says so");
            Callbacks.channel(scope, 2, this::register);
        });
        assertThat(unregistered).hasValue(3);
    }

    @Test
    void everyWayToEndAtOnce_unregistersOnce() throws InterruptedException {
        for (int round = 1; round <= 1_000; round++) {
            Scope.run(scope -> {
                Receiver.End<Integer> receiver = Callbacks.channel(scope, 2, this::register);
                scope.fork(receiver::close);
                scope.fork(() -> events.get().end());
                scope.cancel("the test says so");
            });
            assertThat(unregistered).hasValue(round);
        }
    }

    @Test
    void registrationThatFails_throws_andLeavesNothing() throws InterruptedException {
        Scope.run(scope -> {
            assertThatThrownBy(() -> Callbacks.<Integer, IOException>channel(scope, 2, given -> {
                        events.set(given);
                        throw new IOException("no line");
                    }))
                    .isInstanceOf(IOException.class);
            assertThat(events.get().send(1)).isFalse();
        });
    }

    @Test
    void registrationInAClosedScope_isTakenBack() throws InterruptedException {
        AtomicReference<Scope> closed = new AtomicReference<>();
        Scope.run(closed::set);
        assertThatIllegalStateException().isThrownBy(() -> Callbacks.channel(closed.get(), 2, this::register));
        assertThat(unregistered).hasValue(1);
    }

    // ---- many threads ----------------------------------------------------------------------------------------------

    @Test
    void manyThreads_mayCallBack_andEachEventIsReceivedOrDropped_once() throws InterruptedException {
        Channel<Integer> seen = Channel.unbounded();
        Scope.run(scope -> {
            Receiver<Integer> receiver =
                    Callbacks.channel(scope, 16, Overflow.DROP_OLDEST, seen::trySend, this::register);
            scope.fork(() -> receiver.forEach(seen::trySend));
            Scope.run(senders -> {
                for (int i = 0; i < 8; i++) {
                    int first = i * 1_000;
                    senders.fork(() -> IntStream.range(first, first + 1_000)
                            .forEach(n -> events.get().send(n)));
                }
            });
            events.get().end();
        });
        assertThat(seen.drain())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 8_000).boxed().toList());
    }
}
