package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A loop that is late says so, and names what is in the way. */
@NeedsFlags
class LagTest {
    private static final Duration BOUND = Duration.ofMillis(20);

    private final Channel<Blockage> told = Channel.buffered(100);
    private final CountDownLatch seen = new CountDownLatch(1);
    private final EventLoopBuilder watched = EventLoop.named("watched").watched(BOUND, blockage -> {
        told.trySend(blockage);
        seen.countDown();
    });

    /** Blocks, until it was found to. */
    private void theCulprit() {
        while (seen.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** The same, for who parks to let the loop go on. */
    private void theBusyCulprit() {
        while (seen.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void names(Blockage blockage, String method) {
        assertThat(blockage.loop()).isEqualTo("watched");
        assertThat(blockage.late()).isGreaterThan(BOUND);
        assertThat(blockage.stack())
                .extracting(StackTraceElement::getMethodName)
                .contains(method);
        assertThat(blockage.toString()).startsWith("event loop 'watched' is ").contains("LagTest." + method);
    }

    @Test
    void message_thatBlocks_isNamed() throws InterruptedException {
        try (EventLoop loop = watched.start()) {
            loop.execute(this::theCulprit);
            Blockage blockage = told.receive();
            names(blockage, "theCulprit");
            assertThat(blockage.thread()).isEqualTo("watched");
            assertThat(blockage.turnLasts()).isPositive();
            assertThat(blockage.waiting()).isPositive();
        }
    }

    @Test
    void message_thatBlocksTheEnd_isNamed() throws InterruptedException {
        try (EventLoop loop = watched.start()) {
            loop.execute(this::theCulprit);
            loop.stop();
        }
        names(told.receive(), "theCulprit");
    }

    @ParameterizedTest
    @EnumSource
    void task_thatKeepsItsTurn_isNamed(Confinement confinement) throws InterruptedException {
        try (EventLoop loop = watched.start()) {
            Scope.run(scope -> scope.fork(confinement.on(loop), "busy", this::theBusyCulprit));
            Blockage blockage = told.receive();
            names(blockage, "theBusyCulprit");
            assertThat(blockage.thread()).isEqualTo(confinement == Confinement.BY_IDENTITY ? "watched" : "busy");
        }
    }

    @Test
    void host_thatIsBusyWithItsOwn_isNamed() throws InterruptedException {
        try (ExecutorService host = Executors.newSingleThreadExecutor()) {
            EventLoop loop = watched.on(host);
            Channel<Integer> begun = Channel.buffered(1);
            loop.execute(() -> begun.trySend(1));
            begun.receive();
            host.execute(this::theCulprit);
            Blockage blockage = told.receive();
            names(blockage, "theCulprit");
            assertThat(blockage.turnLasts()).isZero();
            loop.close();
        }
    }

    @Test
    void lag_isHowLongWhatIsReadyWaited() throws InterruptedException {
        try (EventLoop loop = EventLoop.start("measured")) {
            Channel<Lag> lags = Channel.buffered(2);
            loop.execute(() -> {
                loop.execute(() -> lags.trySend(loop.lag()));
                LockSupport.parkNanos(5_000_000);
                long began = System.nanoTime();
                while (System.nanoTime() - began < 5_000_000) {
                    Thread.onSpinWait();
                }
            });
            Lag lag = lags.receive();
            assertThat(lag.latest()).isGreaterThanOrEqualTo(Duration.ofMillis(5));
            assertThat(lag.longest()).isGreaterThanOrEqualTo(lag.latest());
        }
    }

    @Test
    void bound_belowAMillisecond_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLoop.named("loop").watched(Duration.ofNanos(1), blockage -> {}))
                .withMessageContaining("at least 1 ms");
    }
}
