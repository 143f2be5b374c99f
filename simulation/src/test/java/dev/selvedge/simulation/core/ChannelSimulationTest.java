package dev.selvedge.simulation.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.CancelledException;
import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.ChannelStatistics;
import dev.selvedge.Overflow;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.simulation.SimulatedTest;
import dev.selvedge.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** No element is lost or doubled, whatever is cancelled or closed when. Each schedule is another program, too. */
class ChannelSimulationTest {

    private static final int EACH = 4;

    private final RandomGenerator random = Simulation.random();
    private final List<Integer> undelivered = new ArrayList<>();
    private final List<Integer> received = new ArrayList<>();
    private final int senders = 1 + random.nextInt(3);
    private final int[] begun = new int[senders];
    private final int[] sent = new int[senders];

    private Channel<Integer> channel(int capacity) {
        var builder = Channel.named("numbers").onUndelivered((Integer element) -> undelivered.add(element));
        return capacity == 0 ? builder.rendezvous() : builder.buffered(capacity);
    }

    private void sendAll(Channel<Integer> channel, int sender) throws InterruptedException {
        for (int i = 0; i < EACH; i++) {
            begun[sender]++;
            channel.send(sender * EACH + i);
            sent[sender]++;
        }
    }

    private void receiveAll(Channel<Integer> channel) {
        for (int element : channel) {
            received.add(element);
        }
    }

    private List<Integer> of(int sender, List<Integer> elements) {
        return elements.stream().filter(element -> element / EACH == sender).toList();
    }

    /** A send that was cancelled may have taken effect only if it said so. */
    private void assertConserved(Channel<Integer> channel) {
        List<Integer> all = new ArrayList<>(received);
        all.addAll(undelivered);
        assertThat(all).doesNotHaveDuplicates();
        for (int sender = 0; sender < senders; sender++) {
            assertThat(of(sender, all)).as("of sender %d", sender).hasSizeBetween(sent[sender], begun[sender]);
        }
        ChannelStatistics end = channel.statistics();
        assertThat(end.sent()).isEqualTo(end.received() + end.undelivered() + end.held());
        assertThat(end.sendersWaiting() + end.receiversWaiting()).isZero();
        assertThat(end.received()).isEqualTo(received.size());
    }

    @SimulatedTest(schedules = 2_000)
    void close_endsAll_andLosesNothing() throws InterruptedException {
        Channel<Integer> channel = channel(random.nextInt(3));
        Scope.run(scope -> {
            for (int r = random.nextInt(3); r >= 0; r--) {
                scope.fork("receiver", () -> receiveAll(channel));
            }
            Scope.run(producers -> {
                for (int s = 0; s < senders; s++) {
                    int sender = s;
                    producers.fork("sender", () -> sendAll(channel, sender));
                }
            });
            channel.close();
        });
        assertThat(received).hasSize(senders * EACH);
        assertThat(undelivered).isEmpty();
        assertConserved(channel);
    }

    @SimulatedTest(schedules = 2_000)
    void oneReceiver_keepsTheOrderOfEachSender() throws InterruptedException {
        Channel<Integer> channel = channel(random.nextInt(3));
        Scope.run(scope -> {
            scope.fork("receiver", () -> receiveAll(channel));
            Scope.run(producers -> {
                for (int s = 0; s < senders; s++) {
                    int sender = s;
                    producers.fork("sender", () -> sendAll(channel, sender));
                }
            });
            channel.close();
        });
        for (int sender = 0; sender < senders; sender++) {
            assertThat(of(sender, received)).isSorted().hasSize(EACH);
        }
    }

    @SimulatedTest(schedules = 4_000)
    void cancellation_atAnyMoment_conservesEachElement() throws InterruptedException {
        Channel<Integer> channel = channel(random.nextInt(3));
        Scope.run(scope -> {
            List<Task<?>> tasks = new ArrayList<>();
            for (int s = 0; s < senders; s++) {
                int sender = s;
                tasks.add(scope.fork("sender", () -> sendAll(channel, sender)));
            }
            for (int r = random.nextInt(2); r >= 0; r--) {
                tasks.add(scope.fork("receiver", () -> receiveAll(channel)));
            }
            for (int steps = random.nextInt(8); steps > 0; steps--) {
                Simulation.point();
            }
            tasks.forEach(task -> task.cancel("enough"));
        });
        channel.close();
        receiveAll(channel);
        assertConserved(channel);
    }

    @SimulatedTest(schedules = 4_000)
    void abort_atAnyMoment_deliversOrTells() throws InterruptedException {
        Channel<Integer> channel = channel(random.nextInt(3));
        Scope.supervised().run(scope -> {
            for (int s = 0; s < senders; s++) {
                int sender = s;
                scope.fork("sender", () -> untilClosed(() -> sendAll(channel, sender)));
            }
            scope.fork("receiver", () -> untilClosed(() -> receiveAll(channel)));
            scope.fork("aborter", channel::abort);
        });
        assertConserved(channel);
        assertThat(channel.statistics().held()).isZero();
    }

    private interface Body {
        void run() throws InterruptedException;
    }

    private static void untilClosed(Body body) throws InterruptedException {
        try {
            body.run();
        } catch (ChannelClosedException e) {
            assertThat(e).hasMessageContaining("aborted");
        }
    }

    @SimulatedTest(schedules = 1_000)
    void dropping_neverBlocks_andTellsWhatItDropped() throws InterruptedException {
        Overflow overflow = random.nextBoolean() ? Overflow.DROP_OLDEST : Overflow.DROP_NEWEST;
        Channel<Integer> channel = Channel.named("numbers")
                .overflow(overflow)
                .onUndelivered((Integer element) -> undelivered.add(element))
                .buffered(2);
        Scope.run(scope -> {
            for (int s = 0; s < senders; s++) {
                int sender = s;
                scope.fork("sender", () -> sendAll(channel, sender));
            }
        });
        channel.close();
        receiveAll(channel);
        assertThat(received).hasSize(2);
        assertConserved(channel);
    }

    @SimulatedTest(schedules = 1_000)
    void deadline_thatRacesWithASend_endsInOneOfTwoWays() throws InterruptedException {
        Channel<Integer> channel = channel(0);
        Scope.run(scope -> {
            Task<Integer> receiver = scope.fork("receiver", channel::receive);
            boolean delivered = channel.trySend(7);
            if (!delivered) {
                receiver.cancel("nobody sends");
            }
            try {
                assertThat(receiver.join()).isEqualTo(7);
                assertThat(delivered).isTrue();
            } catch (dev.selvedge.TaskCancelledException | CancelledException e) {
                assertThat(delivered).isFalse();
            }
            Simulation.sometimes("delivered", delivered);
            Simulation.sometimes("cancelled", !delivered);
        });
    }
}
