package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selvedge.Channel;
import dev.selvedge.ContextLocal;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.loop.Generator.Reading;
import dev.selvedge.loop.coroutine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that wait, are interrupted, cancelled, or stand where they can't be suspended. */
@ParameterizedClass
@MethodSource("dev.selvedge.loop.Engines#here")
class WaitingInBodiesTest {
    private static final ContextLocal<String> USER = ContextLocal.named("user", "nobody");

    @Parameter
    Engine engine;

    @Test
    void body_waitsAtAChannel_inATask() throws Exception {
        Channel<Integer> channel = Channel.rendezvous();
        long sum = Scope.call(scope -> {
            scope.fork(() -> {
                for (int n = 0; n < 1_000; n++) {
                    channel.send(n);
                }
                channel.close();
                return n();
            });
            Task<Long> reader = scope.fork(() -> sumOf(received(channel)));
            return reader.join();
        });
        assertThat(sum).isEqualTo(499_500);
    }

    private static int n() {
        return 0;
    }

    private Generator<Integer> received(Channel<Integer> channel) {
        return Generator.of(engine, out -> {
            for (int element : channel) {
                out.yield(element);
            }
        });
    }

    private static long sumOf(Generator<Integer> generator) {
        long sum = 0;
        for (int value : generator) {
            sum += value;
        }
        return sum;
    }

    /** More readers than carriers: a body that waits leaves its carrier to others. */
    @Test
    void bodies_waitForEachOther_onManyThreads() throws Exception {
        int readers = 500;
        List<Channel<Integer>> ring = new ArrayList<>();
        for (int reader = 0; reader < readers; reader++) {
            ring.add(Channel.rendezvous());
        }
        int last = Scope.call(scope -> {
            for (int reader = 1; reader < readers; reader++) {
                Channel<Integer> from = ring.get(reader - 1);
                Channel<Integer> to = ring.get(reader);
                scope.fork(() -> {
                    Reading<Integer> reading = received(from).iterator();
                    while (reading.hasNext()) {
                        to.send(reading.next() + 1);
                    }
                    to.close();
                    return n();
                });
            }
            scope.fork(() -> {
                for (int turn = 0; turn < 20; turn++) {
                    ring.getFirst().send(turn);
                }
                ring.getFirst().close();
                return n();
            });
            Task<Integer> end = scope.fork(() -> {
                int latest = -1;
                for (int value : ring.getLast()) {
                    latest = value;
                }
                return latest;
            });
            return end.join();
        });
        assertThat(last).isEqualTo(19 + readers - 1);
    }

    @Test
    void cancellation_ofTheReader_endsAWaitOfTheBody() throws Exception {
        Channel<Integer> never = Channel.rendezvous();
        CountDownLatch waits = new CountDownLatch(1);
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Generator<Integer> waiting = Generator.of(engine, out -> {
            waits.countDown();
            try {
                out.yield(never.receive());
            } catch (InterruptedException cancelled) {
                seen.set(cancelled);
                throw cancelled;
            }
        });
        Scope.run(scope -> {
            Task<Boolean> reader = scope.fork(() -> waiting.iterator().hasNext());
            waits.await();
            reader.cancel("enough");
        });
        assertThat(seen.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void interrupt_ofTheReader_endsAWaitOfTheBody_onEitherKindOfThread() throws Exception {
        for (Thread.Builder kind : List.of(Thread.ofVirtual(), Thread.ofPlatform())) {
            CountDownLatch waits = new CountDownLatch(1);
            Generator<Integer> waiting = Generator.of(engine, out -> {
                waits.countDown();
                new CountDownLatch(1).await();
                out.yield(1);
            });
            FutureTask<Boolean> read = new FutureTask<>(() -> waiting.iterator().hasNext());
            Thread reader = kind.start(read);
            waits.await();
            reader.interrupt();
            assertThatThrownBy(read::get).hasRootCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void interruptFlag_isWhereTheCodeRuns() {
        Generator<Boolean> flags = Generator.of(engine, out -> {
            out.yield(Thread.currentThread().isInterrupted());
            out.yield(Thread.interrupted());
            Thread.currentThread().interrupt();
            out.yield(false);
        });
        Reading<Boolean> reading = flags.iterator();
        Thread.currentThread().interrupt();
        assertThat(reading.next()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(reading.next()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        reading.next();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reading.hasNext()).isFalse();
    }

    @Test
    void locksOfTheBody_areHeldAcrossYields() {
        ReentrantLock lock = new ReentrantLock();
        Object monitor = new Object();
        Generator<Integer> locking = Generator.of(engine, out -> {
            lock.lock();
            try {
                synchronized (monitor) {
                    out.yield(1);
                    LockSupport.parkNanos(1);
                    out.yield(2);
                }
            } finally {
                lock.unlock();
            }
        });
        Reading<Integer> reading = locking.iterator();
        reading.next();
        assertThat(lock.isLocked()).isTrue();
        reading.next();
        assertThat(reading.hasNext()).isFalse();
        assertThat(lock.isLocked()).isFalse();
    }

    /** Here the engines differ, as the guide says: only a continuation runs on the reader's own thread. */
    @Test
    void body_runsOnTheReadersThread_ifItIsAContinuation() throws InterruptedException {
        assumeTrue(engine == Engine.CONTINUATION);
        Generator<Object> asks = Generator.of(engine, out -> {
            out.yield(Thread.currentThread());
            out.yield(USER.get());
        });
        Reading<Object> reading = asks.iterator();
        assertThat(reading.next()).isSameAs(Thread.currentThread());
        assertThat(USER.where("ann").call(reading::next)).isEqualTo("ann");
    }

    @Test
    void yield_underAClassInitializer_isRefused_ifItIsAContinuation() {
        assumeTrue(engine == Engine.CONTINUATION);
        Generator<Integer> pinned = Generator.of(engine, out -> {
            Holder.out = out;
            Initialized.touch();
        });
        assertThatThrownBy(() -> pinned.iterator().hasNext())
                .isInstanceOf(ExceptionInInitializerError.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't yield here");
    }

    /** Yields while it is initialized. */
    private static final class Initialized {
        static final int DONE = Holder.yieldOne();

        static int touch() {
            return DONE;
        }
    }

    /** What the initializer finds. */
    private static final class Holder {
        static Generator.Out<Integer> out;

        static int yieldOne() {
            out.yield(1);
            return 1;
        }
    }

    @Test
    void reader_isRefusedNothing_afterAMisuse() {
        Generator<Integer> one = Generator.of(engine, out -> out.yield(1));
        Reading<Integer> reading = one.iterator();
        assertThat(reading.next()).isEqualTo(1);
        reading.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> one.stream().parallel().toList());
        assertThat(one).containsExactly(1);
    }
}
