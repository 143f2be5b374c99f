package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.internal.wait.Strand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Elements under fire, on virtual and platform threads: random capacities, orders, overflow policies, ways to send and
 * receive, cancellations, interrupts, closes and aborts. What was sent is what was received or is undelivered, each element
 * once, each sender's in its order; nobody waits for ever, and the statistics agree.
 *
 * <p>{@code -Dselvedge.conservation.seconds=300} makes a long proof of it.
 */
class ConservationTest {

    private static final int ROUNDS = Integer.getInteger("selvedge.conservation.rounds", 400);

    /** How long to go on beyond those rounds. */
    private static final long SECONDS = Long.getLong("selvedge.conservation.seconds", 0);

    private static final List<Overflow> OVERFLOWS = List.of(Overflow.values());

    private record Element(int sender, int number) {}

    /** What was received, and from which channel. */
    private record Receipt(Element element, int channel) {}

    private static ExecutorService threads;
    private static Dispatcher platform;

    @BeforeAll
    static void start() {
        threads = Executors.newCachedThreadPool();
        platform = Dispatcher.of(threads);
    }

    @AfterAll
    static void stop() {
        threads.close();
    }

    static IntStream seeds() {
        long start = System.nanoTime();
        return IntStream.iterate(0, seed -> seed + 1)
                .takeWhile(seed -> seed < ROUNDS || System.nanoTime() - start < TimeUnit.SECONDS.toNanos(SECONDS));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sentIsReceived_underFire(int seed) throws InterruptedException {
        new Round(seed).run();
    }

    private static final class Round {

        private final Random random;
        private final List<Channel<Element>> channels = new ArrayList<>();
        private final ConcurrentLinkedQueue<Element> sent = new ConcurrentLinkedQueue<>();
        private final List<List<Receipt>> received = new ArrayList<>();
        private final ConcurrentLinkedQueue<Element> undelivered = new ConcurrentLinkedQueue<>();
        private final boolean inOrder;

        Round(int seed) {
            this.random = new Random(seed * 0x9E3779B97F4A7C15L);
            this.inOrder = random.nextInt(3) > 0;
            for (int i = 0; i < 2; i++) {
                ChannelBuilder<Element> builder = Channel.builder().onUndelivered(undelivered::add);
                channels.add(inOrder ? fifo(builder) : ordered(builder));
            }
        }

        private Channel<Element> fifo(ChannelBuilder<Element> builder) {
            return switch (random.nextInt(5)) {
                case 0 -> builder.rendezvous();
                case 1 -> builder.buffered(1);
                case 2 -> builder.buffered(1 + random.nextInt(20));
                case 3 -> {
                    Overflow overflow = OVERFLOWS.get(random.nextInt(OVERFLOWS.size()));
                    yield builder.overflow(overflow).buffered(1 + random.nextInt(20));
                }
                default -> builder.unbounded();
            };
        }

        private Channel<Element> ordered(ChannelBuilder<Element> builder) {
            ChannelBuilder<Element> ordered =
                    random.nextBoolean() ? builder.lifo() : builder.priority(Comparator.comparingInt(Element::number));
            return random.nextInt(4) == 0 ? ordered.unbounded() : ordered.buffered(1 + random.nextInt(20));
        }

        void run() throws InterruptedException {
            Scope.supervised()
                    .supervised((task, failure) -> assertThat(failure)
                            .isInstanceOfAny(InterruptedException.class, ChannelClosedException.class))
                    .run(this::play);
            List<Element> found = new ArrayList<>(undelivered);
            received.forEach(receipts -> receipts.forEach(receipt -> found.add(receipt.element)));
            assertThat(found).containsExactlyInAnyOrderElementsOf(sent);
            if (inOrder) {
                received.forEach(Round::assertInOrder);
            }
            assertThat(channels).allMatch(Channel::isEnded);
            assertThat(count(ChannelStatistics::sent)).isEqualTo(sent.size());
            assertThat(count(ChannelStatistics::undelivered)).isEqualTo(undelivered.size());
            assertThat(count(ChannelStatistics::received)).isEqualTo(found.size() - undelivered.size());
            assertThat(channels).allSatisfy(Round::assertAtRest);
        }

        private long count(ToLongFunction<ChannelStatistics> figure) {
            return channels.stream().map(Channel::statistics).mapToLong(figure).sum();
        }

        private static void assertAtRest(Channel<?> channel) {
            ChannelStatistics statistics = channel.statistics();
            assertThat(statistics.held()).isZero();
            assertThat(statistics.sendersWaiting()).isZero();
            assertThat(statistics.receiversWaiting()).isZero();
        }

        private void play(Scope scope) throws InterruptedException {
            List<Task<?>> tasks = new ArrayList<>();
            List<Task<?>> senders = new ArrayList<>();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                int number = i;
                int mode = random.nextInt(4);
                senders.add(scope.fork(threadsOfSomeKind(), "sender", () -> send(number, mode)));
            }
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                List<Receipt> mine = new ArrayList<>();
                received.add(mine);
                int mode = random.nextInt(4);
                tasks.add(scope.fork(threadsOfSomeKind(), "receiver", () -> receive(mine, mode)));
            }
            tasks.addAll(senders);
            harass(tasks);
            if (random.nextBoolean()) {
                for (Task<?> sender : senders) {
                    sender.cancel("the round is over");
                }
            }
            for (Channel<Element> channel : channels) {
                if (random.nextInt(3) == 0) {
                    channel.abort();
                } else {
                    channel.close();
                }
            }
            // What is left in the channels when every receiver is gone would block senders for ever.
            Scope.run(drain -> {
                for (int channel = 0; channel < channels.size(); channel++) {
                    int drained = channel;
                    List<Receipt> mine = new ArrayList<>();
                    received.add(mine);
                    drain.fork(() -> channels.get(drained).forEach(e -> mine.add(new Receipt(e, drained))));
                }
            });
        }

        private Dispatcher threadsOfSomeKind() {
            return random.nextInt(3) == 0 ? platform : Dispatcher.virtual();
        }

        private void harass(List<Task<?>> tasks) {
            for (int i = random.nextInt(2 * tasks.size()); i > 0; i--) {
                Task<?> victim = tasks.get(random.nextInt(tasks.size()));
                for (int spins = random.nextInt(2_000); spins > 0; spins--) {
                    Thread.onSpinWait();
                }
                Thread thread = ((Strand) victim).thread();
                if (random.nextBoolean()) {
                    victim.cancel("harassed");
                } else if (thread != null) {
                    thread.interrupt();
                }
            }
        }

        private void send(int sender, int mode) throws InterruptedException {
            Channel<Element> one = channels.get(sender % 2);
            Channel<Element> other = channels.get((sender + 1) % 2);
            for (int i = 0; i < 50; i++) {
                Element element = new Element(sender, i);
                boolean took = switch (mode) {
                    case 0 -> one.trySend(element);
                    case 1 ->
                        Select.<Boolean>select(one.onSend(element, () -> true), other.onSend(element, () -> true));
                    case 2 ->
                        Select.<Boolean>select(
                                one.onSend(element, () -> true), Clause.after(Duration.ofNanos(i), () -> false));
                    default -> {
                        one.send(element);
                        yield true;
                    }
                };
                if (took) {
                    sent.add(element);
                }
            }
        }

        private void receive(List<Receipt> mine, int mode) throws InterruptedException {
            for (int i = 0; i < 60; i++) {
                Receipt receipt = switch (mode) {
                    case 0 -> receipt(channels.get(0).tryReceive(), 0);
                    case 1 -> Select.<Receipt>select(receiving(0), receiving(1));
                    case 2 -> Select.<Receipt>poll(receiving(0), receiving(1));
                    default -> receipt(channels.get(1).receive(), 1);
                };
                if (receipt != null) {
                    mine.add(receipt);
                }
            }
        }

        private Clause<Receipt> receiving(int channel) {
            return channels.get(channel).onReceive(element -> new Receipt(element, channel));
        }

        private static Receipt receipt(Element element, int channel) {
            return element == null ? null : new Receipt(element, channel);
        }

        /** What one sender sent over one channel is seen by one receiver in that order. */
        private static void assertInOrder(List<Receipt> receipts) {
            Map<List<Integer>, Integer> last = new HashMap<>();
            for (Receipt receipt : receipts) {
                Integer before = last.put(List.of(receipt.element.sender, receipt.channel), receipt.element.number);
                assertThat(before == null ? -1 : before).isLessThan(receipt.element.number);
            }
        }
    }
}
