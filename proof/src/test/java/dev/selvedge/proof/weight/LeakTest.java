package dev.selvedge.proof.weight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Cancellation;
import dev.selvedge.Channel;
import dev.selvedge.ChannelStatistics;
import dev.selvedge.Clause;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.proof.Await;
import dev.selvedge.sync.Event;
import dev.selvedge.sync.Permit;
import dev.selvedge.sync.Semaphore;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * What has ended leaves nothing behind, though all that it waited at, and the scope that it ran in, is still in use.
 * {@code -Plong} does each a million times.
 */
class LeakTest {

    private static final int NUMBER = Integer.getInteger("proof.number", 20_000);

    /** What the last few leave in a frame, or in a thread that is about to end. */
    private static final long A_FEW = 100;

    private static final List<String> TYPES = List.of(
            "dev.selvedge.internal.wait.Node",
            "dev.selvedge.internal.wait.Waiter",
            "dev.selvedge.internal.wait.Region",
            "dev.selvedge.internal.wait.CancelHandler",
            "dev.selvedge.internal.wait.CancelCause",
            "dev.selvedge.internal.wait.Holding",
            "dev.selvedge.ForkedTask",
            "dev.selvedge.Moment",
            "dev.selvedge.sync.Permit",
            "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask",
            Sentinel.class.getName());

    /** An element that nothing else makes. */
    private record Sentinel(int number) {
        void use() {}
    }

    /** Something done so many times. */
    private interface Deed {
        void run(int number) throws InterruptedException;
    }

    private static void assertNothingStays(Deed deed) throws InterruptedException {
        Live before = Live.now();
        for (int number = 0; number < NUMBER; number++) {
            deed.run(number);
        }
        Live after = Live.now();
        assertThat(TYPES)
                .allSatisfy(type -> assertThat(after.count(type) - before.count(type))
                        .as(type)
                        .isLessThan(A_FEW));
    }

    private static void assertAtRest(Channel<?> channel) {
        ChannelStatistics statistics = channel.statistics();
        assertThat(statistics.sendersWaiting()).isZero();
        assertThat(statistics.receiversWaiting()).isZero();
        assertThat(statistics.held()).isZero();
    }

    @Test
    void histogram_seesWhatStays() {
        Live before = Live.now();
        List<Sentinel> kept = List.of(new Sentinel(1), new Sentinel(2));
        assertThat(Live.now().count(Sentinel.class.getName()) - before.count(Sentinel.class.getName()))
                .isEqualTo(kept.size());
    }

    @Test
    void selectThatWaited_leavesTheQueuesItLostIn() throws InterruptedException {
        Channel<Sentinel> silent = Channel.rendezvous();
        Channel<Sentinel> full = Channel.rendezvous();
        Channel<Sentinel> busy = Channel.rendezvous();
        Event never = Event.create();
        Scope.run(scope -> {
            scope.forkDaemon("sender", () -> {
                for (int number = 0; ; number++) {
                    busy.send(new Sentinel(number));
                }
            });
            assertNothingStays(number -> Select.select(
                    silent.onReceive(),
                    full.onSend(new Sentinel(number), () -> null),
                    silent.onClosed(() -> null),
                    never.onSet(() -> null),
                    busy.onReceive()));
            assertAtRest(silent);
            assertAtRest(full);
            assertThat(never.waiting()).isZero();
        });
    }

    @Test
    void selectWithATime_leavesNoAlarm() throws InterruptedException {
        Channel<Sentinel> busy = Channel.rendezvous();
        Scope.run(scope -> {
            scope.forkDaemon("sender", () -> {
                for (int number = 0; ; number++) {
                    busy.send(new Sentinel(number));
                }
            });
            // On a virtual thread, because a timed wait of such a one is an alarm of the JDK's.
            Task<?> selecting = scope.fork(() -> assertNothingStays(number ->
                    Select.select(busy.onReceive(), Clause.after(Duration.ofHours(1), () -> new Sentinel(-1)))));
            selecting.join();
        });
    }

    @Test
    void cancelledWait_leavesTheQueue() throws InterruptedException {
        Channel<Sentinel> silent = Channel.rendezvous();
        Channel<Sentinel> full = Channel.rendezvous();
        Scope.run(scope -> {
            assertNothingStays(number -> {
                Task<?> task = number % 2 == 0
                        ? scope.fork(silent::receive)
                        : scope.fork(() -> full.send(new Sentinel(number)));
                awaitSometimes(
                        number,
                        () -> silent.statistics().receiversWaiting()
                                        + full.statistics().sendersWaiting()
                                > 0);
                task.cancel("not needed");
                assertThat(task.outcome()).isInstanceOf(Outcome.Cancelled.class);
            });
            assertAtRest(silent);
            assertAtRest(full);
        });
    }

    @Test
    void waitForAPermitGivenUp_leavesTheQueue() throws InterruptedException {
        Semaphore seats = Semaphore.of(1);
        try (Permit taken = seats.acquire()) {
            assertThat(taken).isNotNull();
            Scope.run(scope -> {
                assertNothingStays(number -> {
                    Task<?> task = scope.fork(() -> seats.acquire().close());
                    awaitSometimes(number, () -> seats.waiting() > 0);
                    task.cancel("not needed");
                    task.outcome();
                });
                assertThat(seats.waiting()).isZero();
            });
        }
        assertThat(seats.available()).isOne();
    }

    /** Most are cancelled at any moment; some only when they wait for certain. */
    private static void awaitSometimes(int number, BooleanSupplier condition) {
        if (number % 8 < 2) {
            Await.until("it waits", condition);
        }
    }

    @Test
    void endedTask_isForgottenByItsScope() throws InterruptedException {
        Scope.run(scope -> assertNothingStays(
                number -> scope.fork(() -> new Sentinel(number)).join()));
    }

    @Test
    void endedScope_leavesNoAlarmForItsDeadline() throws InterruptedException {
        Scope.run(outer -> assertNothingStays(number -> Scope.within(Duration.ofHours(1))
                .run(scope -> scope.fork(() -> {
                    new Sentinel(number);
                }))));
    }

    @Test
    void handler_isForgottenWhenItsBlockHasEnded() throws InterruptedException {
        Scope.run(scope -> scope.fork(() -> assertNothingStays(number -> {
                    Sentinel kept = new Sentinel(number);
                    try (var handler = Cancellation.onCancel(kept::use)) {
                        assertThat(handler).isNotNull();
                    }
                }))
                .join());
    }
}
