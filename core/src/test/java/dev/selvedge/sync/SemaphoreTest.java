package dev.selvedge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancelledException;
import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.TaskCancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a semaphore promises. */
class SemaphoreTest {

    @Test
    void acquire_waitsWhileNoneIsFree() throws InterruptedException {
        Semaphore seats = Semaphore.named("seats", 1);
        Permit mine = seats.acquire();
        Scope.run(scope -> {
            Task<Integer> next = scope.fork(() -> {
                try (Permit seat = seats.acquire()) {
                    return seats.available();
                }
            });
            Waiting.until(1, seats::waiting);
            assertThat(next.isDone()).isFalse();
            mine.close();
            assertThat(next.join()).isZero();
        });
        assertThat(seats.available()).isEqualTo(1);
    }

    @Test
    void fair_nobodyPassesWhoWaits_notEvenForFewer() throws InterruptedException {
        Semaphore seats = Semaphore.of(3);
        Permit two = seats.acquire(2);
        List<String> order = new ArrayList<>();
        Scope.run(scope -> {
            Channel<String> served = Channel.unbounded();
            scope.fork(() -> {
                try (Permit all = seats.acquire(3)) {
                    served.send("three");
                }
            });
            Waiting.until(1, seats::waiting);
            scope.fork(() -> {
                try (Permit one = seats.acquire()) {
                    served.send("one");
                }
            });
            Waiting.until(2, seats::waiting);
            assertThat(seats.tryAcquire()).isNull();
            assertThat(Select.<Permit>poll(seats.onAcquire())).isNull();
            two.close();
            order.add(served.receive());
            order.add(served.receive());
        });
        assertThat(order).containsExactly("three", "one");
        assertThat(seats.available()).isEqualTo(3);
    }

    @Test
    void cancelledWaiter_takesNothing_andTheNextIsServed() throws InterruptedException {
        Semaphore seats = Semaphore.of(1);
        Permit mine = seats.acquire();
        Scope.run(scope -> {
            Task<Permit> first = scope.fork("first", () -> seats.acquire());
            Waiting.until(1, seats::waiting);
            Task<?> second = scope.fork("second", () -> seats.acquire().close());
            Waiting.until(2, seats::waiting);
            first.cancel("not needed");
            assertThatThrownBy(first::join).isInstanceOf(TaskCancelledException.class);
            mine.close();
            second.join();
        });
        assertThat(seats.available()).isEqualTo(1);
        assertThat(seats.waiting()).isZero();
    }

    @Test
    void permit_isOneMoreThingToSelectOn_andBelongsToTheSelectingTask() throws InterruptedException {
        Semaphore seats = Semaphore.of(1);
        Permit mine = seats.acquire();
        String got = Scope.call(scope -> {
            Task<String> selecting = scope.fork("guest", () -> {
                try (Permit seat = Select.<Permit>select(seats.onAcquire())) {
                    return seats.holders().getFirst();
                }
            });
            Waiting.until(1, seats::waiting);
            mine.close();
            return selecting.join();
        });
        assertThat(got).contains("task 'guest'");
        assertThat(seats.available()).isEqualTo(1);
    }

    @Test
    void selectThatChoseOtherwise_takesNoPermit() throws InterruptedException {
        Semaphore seats = Semaphore.of(1);
        Permit mine = seats.acquire();
        String result =
                Select.select(seats.onAcquire(seat -> "seat"), Clause.after(Duration.ofNanos(1), () -> "too late"));
        assertThat(result).isEqualTo("too late");
        mine.close();
        assertThat(seats.available()).isEqualTo(1);
        assertThat(seats.holders()).isEmpty();
    }

    @Test
    void permitWhoseTaskEnded_comesBack() throws InterruptedException {
        Semaphore seats = Semaphore.of(2);
        Scope.supervised().run(scope -> {
            scope.fork("forgetful", () -> seats.acquire(2));
            Task<?> failing = scope.fork("failing", () -> {
                seats.acquire();
                throw new IllegalStateException("dropped it");
            });
            failing.outcome();
        });
        assertThat(seats.available()).isEqualTo(2);
        assertThat(seats.holders()).isEmpty();
    }

    @Test
    void permitThatWasHandedOver_outlivesItsTask_andBelongsToWhoTakesItOver() throws InterruptedException {
        Semaphore seats = Semaphore.of(1);
        Scope.run(scope -> {
            Task<Permit> taker = scope.fork("taker", () -> {
                Permit seat = seats.acquire();
                seat.handOver();
                return seat;
            });
            Permit seat = taker.join();
            assertThat(seats.available()).isZero();
            assertThat(seats.holders().getFirst()).contains("'taker'").contains("handed it over");
            scope.fork("keeper", seat::takeOver).join();
            assertThat(seats.available()).isEqualTo(1);
            assertThatIllegalStateException().isThrownBy(seat::takeOver);
            assertThatIllegalStateException().isThrownBy(seat::handOver);
        });
    }

    @Test
    void close_isIdempotent() throws InterruptedException {
        Semaphore seats = Semaphore.of(2);
        Permit one = seats.acquire();
        seats.acquire();
        one.close();
        one.close();
        assertThat(seats.available()).isEqualTo(1);
    }

    @Test
    void inACancelledTask_acquireThrows_andTryAcquireWorks() throws InterruptedException {
        Semaphore seats = Semaphore.of(1);
        Event started = Event.create();
        Scope.run(scope -> {
            Task<Integer> task = scope.fork(() -> {
                started.set();
                assertThatThrownBy(() -> Channel.rendezvous().receive()).isInstanceOf(CancelledException.class);
                assertThatThrownBy(seats::acquire).isInstanceOf(CancelledException.class);
                try (Permit seat = seats.tryAcquire()) {
                    return seats.available();
                }
            });
            started.await();
            task.cancel("enough");
            assertThat(task.join()).isZero();
        });
        assertThat(seats.available()).isEqualTo(1);
    }

    @Test
    void neverMoreThanThereAre_underFire_andAllComeBack() throws InterruptedException {
        Semaphore seats = Semaphore.of(3);
        AtomicInteger holding = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Scope.supervised().run(scope -> {
            List<Task<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int number = 1 + i % 3;
                tasks.add(scope.fork(() -> {
                    for (int round = 0; round < 50; round++) {
                        try (Permit permit = seats.acquire(number)) {
                            most.accumulateAndGet(holding.addAndGet(number), Math::max);
                            holding.addAndGet(-number);
                        }
                    }
                }));
            }
            for (int i = 0; i < tasks.size(); i += 3) {
                tasks.get(i).cancel("harassed");
            }
        });
        assertThat(most.get()).isBetween(1, 3);
        assertThat(seats.available()).isEqualTo(3);
        assertThat(seats.waiting()).isZero();
        assertThat(seats.holders()).isEmpty();
    }

    @Test
    void badNumbers_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Semaphore.of(0)).withMessageContaining("permits is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Semaphore.named("seats", 2).acquire(3))
                .withMessageContaining("number is 3: semaphore 'seats' has 2");
    }

    @Test
    void toString_saysHowManyAreFree() {
        assertThat(Semaphore.named("seats", 2)).hasToString("semaphore 'seats' (2 of 2 permits free)");
    }
}
