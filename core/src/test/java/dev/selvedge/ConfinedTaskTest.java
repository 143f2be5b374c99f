package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.internal.wait.Strand;
import dev.selvedge.spi.SuspendableTask;
import dev.selvedge.spi.SuspendingExecutor;
import dev.selvedge.spi.TaskParker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/**
 * Tasks that are suspended where they wait. What suspends them here is a lane: its tasks pretend to share a thread, as each steps aside from its own while
 * another goes on.
 */
class ConfinedTaskTest {
    private static final ContextLocal<String> USER = ContextLocal.named("user", "nobody");

    private final Lane lane = new Lane();
    private final Dispatcher dispatcher = Dispatcher.of(lane);

    /** Lets one of its tasks go on at a time, in the order in which they can. */
    private static final class Lane implements SuspendingExecutor {
        private final Queue<Turn> ready = new ArrayDeque<>();
        private boolean taken;

        @Override
        public void execute(Runnable task) {
            Turn turn = new Turn(this);
            ((SuspendableTask) task).parkBy(turn);
            Thread.ofVirtual().start(() -> {
                turn.begin();
                task.run();
                next();
            });
        }

        synchronized void next() {
            taken = false;
            goOn();
        }

        synchronized void add(Turn turn) {
            ready.add(turn);
            goOn();
        }

        private void goOn() {
            Turn turn = taken ? null : ready.poll();
            if (turn != null) {
                taken = true;
                turn.mine.add(turn);
            }
        }
    }

    private static final class Turn implements TaskParker {
        private final Lane lane;
        private final LinkedBlockingQueue<Turn> mine = new LinkedBlockingQueue<>();
        private boolean parked;
        private boolean woken;

        Turn(Lane lane) {
            this.lane = lane;
        }

        void begin() {
            lane.add(this);
            awaitTurn();
        }

        private void awaitTurn() {
            try {
                mine.take();
            } catch (InterruptedException e) {
                throw new AssertionError("a suspended task's thread was interrupted", e);
            }
        }

        @Override
        public void park(Object blocker) {
            synchronized (this) {
                if (woken) {
                    woken = false;
                    return;
                }
                parked = true;
            }
            lane.next();
            awaitTurn();
        }

        @Override
        public void parkUntil(Object blocker, long nanoTime) {
            Thread alarm = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(Duration.ofNanos(nanoTime - System.nanoTime()));
                    unpark();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            park(blocker);
            alarm.interrupt();
        }

        @Override
        public void unpark() {
            synchronized (this) {
                if (!parked) {
                    woken = true;
                    return;
                }
                parked = false;
            }
            lane.add(this);
        }
    }

    @Test
    void tasks_takeTurns_atEachWait() throws InterruptedException {
        int[] shared = {0};
        Scope.run(scope -> {
            for (int task = 0; task < 100; task++) {
                scope.fork(dispatcher, "count", () -> {
                    for (int round = 0; round < 10; round++) {
                        int seen = shared[0];
                        Thread.onSpinWait();
                        shared[0] = seen + 1;
                        Select.select(Clause.after(Duration.ofMillis(1)));
                    }
                });
            }
        });
        assertThat(shared[0]).isEqualTo(1_000);
    }

    @Test
    void task_thatWaits_goesOnAsItself() throws InterruptedException {
        Channel<String> channel = Channel.rendezvous();
        String seen = Scope.call(scope -> {
            Task<String> task = USER.where("ann")
                    .call(() -> scope.fork(dispatcher, "ann", () -> {
                        Strand before = Strand.current();
                        String received = channel.receive();
                        assertThat(Strand.current()).isSameAs(before);
                        return USER.get() + " " + received;
                    }));
            channel.send("hello");
            return task.join();
        });
        assertThat(seen).isEqualTo("ann hello");
    }

    @Test
    void whileATaskIsAside_itsThreadKnowsNothingOfIt() throws InterruptedException {
        List<Strand> known = new ArrayList<>();
        Channel<Integer> channel = Channel.rendezvous();
        SuspendingExecutor sendsMeanwhile = task -> {
            ((SuspendableTask) task).parkBy(new TaskParker() {
                @Override
                public void park(Object blocker) {
                    known.add(Strand.current());
                    channel.trySend(7);
                }

                @Override
                public void parkUntil(Object blocker, long nanoTime) {
                    throw new AssertionError("the wait has no end");
                }

                @Override
                public void unpark() {
                    known.add(Strand.current());
                }
            });
            task.run();
        };
        Strand self = Strand.current();
        Task<Integer> task =
                Scope.call(scope -> scope.fork(Dispatcher.of(sendsMeanwhile), "receives", () -> channel.receive()));
        assertThat(task.join()).isEqualTo(7);
        assertThat(known).isNotEmpty().containsOnly(self);
        assertThat(Strand.current()).isSameAs(self);
    }

    @Test
    void cancellation_ofATaskThatIsAside_endsItsWait_andInterruptsNobody() throws InterruptedException {
        Channel<String> never = Channel.rendezvous();
        Channel<String> begun = Channel.buffered(1);
        Scope.run(scope -> {
            Task<String> task = scope.fork(dispatcher, "waits", () -> {
                begun.send("begun");
                try {
                    return never.receive();
                } finally {
                    assertThat(Thread.currentThread().isInterrupted()).isFalse();
                }
            });
            begun.receive();
            Await.until("a receiver waits", () -> never.statistics().receiversWaiting() == 1);
            task.cancel("enough");
            assertThat(task.outcome()).isInstanceOf(Outcome.Cancelled.class);
        });
    }

    /** It is no longer in a wait that could be ended, and not yet back: its thread is not its own. */
    @Test
    void cancellation_betweenTheEndOfAWaitAndTheNextTurn_interruptsTheTask_whenItIsBack() throws Exception {
        Channel<String> channel = Channel.rendezvous();
        Exchanger<String> laneIsHeld = new Exchanger<>();
        Exchanger<String> goOn = new Exchanger<>();
        Scope.supervised().run(scope -> {
            Task<Boolean> waits = scope.fork(dispatcher, "waits", () -> {
                String received = channel.receive();
                return received.equals("now") && Thread.currentThread().isInterrupted();
            });
            Await.until("a receiver waits", () -> channel.statistics().receiversWaiting() == 1);
            scope.fork(dispatcher, "holds the lane", () -> {
                laneIsHeld.exchange("held");
                goOn.exchange("go on");
            });
            laneIsHeld.exchange("held");
            channel.send("now");
            waits.cancel("enough");
            goOn.exchange("go on");
            assertThat(waits.outcome()).isEqualTo(new Outcome.Success<>(true));
        });
    }

    @Test
    void deadline_reachesATaskThatIsAside() {
        Channel<String> never = Channel.rendezvous();
        assertThatThrownBy(() -> Scope.named("short")
                        .within(Duration.ofMillis(20))
                        .run(scope -> scope.fork(dispatcher, "waits", () -> never.receive())))
                .isInstanceOf(DeadlineExceededException.class);
    }

    /** The end of a scope is a wait that begins in spite of an interrupt. */
    @Test
    void interruptedThread_doesNotStepAside() throws InterruptedException {
        Channel<String> never = Channel.rendezvous();
        Outcome<Boolean> outcome = Scope.supervised()
                .call(scope -> scope.fork(dispatcher, "interrupts itself", () -> {
                            Scope.run(inner -> {
                                inner.fork(() -> never.receive());
                                Thread.currentThread().interrupt();
                            });
                            return true;
                        })
                        .outcome());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failure.class,
                        failure -> assertThat(failure.exception()).isExactlyInstanceOf(InterruptedException.class));
    }
}
