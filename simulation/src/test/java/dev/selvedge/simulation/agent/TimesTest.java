package dev.selvedge.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.agent.victims.Callbacks;
import dev.selvedge.simulation.agent.victims.Times;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits of the JDK for a time: a day each, of simulated time. A test that takes a day of real time runs into its limit. */
@EnabledIfSystemProperty(named = "simulation.withAgent", matches = "true")
class TimesTest {

    static Stream<Named<Times.Wait>> waits() {
        return Stream.of(
                Named.of("Thread.sleep(long)", Times::sleepMillis),
                Named.of("Thread.sleep(long, int)", Times::sleepNanos),
                Named.of("Thread.sleep(Duration)", Times::sleepDuration),
                Named.of("TimeUnit.sleep", Times::sleepUnit),
                Named.of("LockSupport.parkNanos", Times::parkNanos),
                Named.of("LockSupport.parkNanos with blocker", Times::parkNanosBlocker),
                Named.of("LockSupport.parkUntil", Times::parkUntil),
                Named.of("LockSupport.parkUntil with blocker", Times::parkUntilBlocker),
                Named.of("Thread.join", Times::join),
                Named.of("LinkedBlockingQueue.poll", Times::poll),
                Named.of("LinkedTransferQueue.poll", Times::pollTransfer),
                Named.of("SynchronousQueue.poll", Times::pollSynchronous),
                Named.of("CompletableFuture.get", Times::getCompletable),
                Named.of("FutureTask.get", Times::getTask),
                Named.of("ReentrantLock.tryLock", Times::tryLock),
                Named.of("StampedLock.tryReadLock", Times::tryStampedLock),
                Named.of("Condition.await", Times::awaitCondition),
                Named.of("Semaphore.tryAcquire", Times::acquire),
                Named.of("CountDownLatch.await", Times::awaitLatch),
                Named.of("Phaser.awaitAdvanceInterruptibly", Times::awaitPhase),
                Named.of("Exchanger.exchange", Times::exchange),
                Named.of("DelayQueue.take", Times::takeDelayed),
                Named.of("ScheduledExecutorService.schedule", Times::scheduled),
                Named.of("ScheduledExecutorService.scheduleAtFixedRate", Times::periodic));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void aDay_isSimulated(Times.Wait wait) throws InterruptedException {
        assertThat(Simulation.of(() -> Times.takesADay(wait))
                        .schedules(50)
                        .strict()
                        .check()
                        .isPassed())
                .isTrue();
    }

    @Test
    void clocks_tellSimulatedTime() throws InterruptedException {
        assertThat(Simulation.of(Times::clocks).schedules(2).strict().check().isPassed())
                .isTrue();
    }

    @Test
    void interruptedSleep_endsAtOnce() throws InterruptedException {
        assertThat(Simulation.of(Times::interruptedSleep).strict().check().isPassed())
                .isTrue();
    }

    @Test
    void waitForCenturies_isStuck() throws InterruptedException {
        assertThat(Simulation.of(Times::forEver).run().summary()).startsWith("stuck");
    }

    @Test
    void timedWaitsWithoutEnd_doNotEnd() throws InterruptedException {
        assertThat(Simulation.of(Callbacks::closesForEver)
                        .schedules(1)
                        .steps(1_000)
                        .run()
                        .summary())
                .startsWith("did not end");
    }
}
