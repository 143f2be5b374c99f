package dev.selvedge.simulation.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.simulation.SimulatedTest;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.sync.Event;
import dev.selvedge.sync.Latch;
import dev.selvedge.sync.Mutex;
import dev.selvedge.sync.RateLimiter;
import dev.selvedge.sync.Semaphore;
import dev.selvedge.sync.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** No permit is lost or doubled, whoever is cancelled when. */
class SemaphoreSimulationTest {

    private final RandomGenerator random = Simulation.random();
    private int inside;
    private int most;

    @SimulatedTest(schedules = 4_000)
    void permits_areConserved_underCancellation() throws InterruptedException {
        int permits = 1 + random.nextInt(3);
        Semaphore semaphore = Semaphore.named("tills", permits);
        Scope.run(scope -> {
            List<Task<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int number = 1 + random.nextInt(permits);
                tasks.add(scope.fork(() -> use(semaphore, number)));
            }
            for (int steps = random.nextInt(10); steps > 0; steps--) {
                Simulation.point();
            }
            tasks.stream().filter(task -> random.nextBoolean()).forEach(task -> task.cancel("enough"));
        });
        assertThat(most).isBetween(0, permits);
        assertThat(semaphore.available()).isEqualTo(permits);
        assertThat(semaphore.waiting()).isZero();
        assertThat(semaphore.holders()).isEmpty();
    }

    private void use(Semaphore semaphore, int number) throws InterruptedException {
        try (var _ = semaphore.acquire(number)) {
            inside += number;
            most = Math.max(most, inside);
            Simulation.point();
            inside -= number;
        }
    }

    @SimulatedTest(schedules = 2_000)
    void mutex_letsInOneAtATime_inAnyMixOfWays() throws InterruptedException {
        Mutex mutex = Mutex.named("till");
        Scope.run(scope -> {
            for (int i = 0; i < 4; i++) {
                scope.fork(() -> enter(mutex));
            }
        });
        assertThat(most).isLessThanOrEqualTo(1);
        assertThat(mutex.holder()).isNull();
    }

    private void enter(Mutex mutex) throws InterruptedException {
        var permit = switch (random.nextInt(3)) {
            case 0 -> mutex.tryLock();
            case 1 -> mutex.lock();
            default -> Select.select(mutex.onLock(locked -> locked), Clause.after(Duration.ZERO, () -> null));
        };
        if (permit != null) {
            most = Math.max(most, ++inside);
            Simulation.point();
            inside--;
            permit.close();
        }
    }

    @SimulatedTest(schedules = 1_000)
    void latchAndEvent_wakeAll() throws InterruptedException {
        Latch latch = Latch.of(2);
        Event event = Event.create();
        Scope.run(scope -> {
            for (int i = 0; i < 2; i++) {
                scope.fork(() -> {
                    latch.await();
                    event.await();
                });
                scope.fork(latch::countDown);
            }
            scope.fork(event::set);
        });
        assertThat(latch.toString()).contains("0");
    }

    @SimulatedTest(schedules = 200)
    void rateLimiter_keepsTheRate_inSimulatedTime() throws InterruptedException {
        RateLimiter limiter = RateLimiter.of(10, Duration.ofSeconds(1), 10);
        Instant start = Simulation.now();
        Scope.run(scope -> {
            for (int i = 0; i < 30; i++) {
                scope.fork(() -> limiter.acquire());
            }
        });
        assertThat(Duration.between(start, Simulation.now()))
                .isBetween(Duration.ofMillis(1_900), Duration.ofMillis(2_100));
    }

    @SimulatedTest(schedules = 200)
    void ticker_ticksInSimulatedTime() throws InterruptedException {
        Instant start = Simulation.now();
        Ticker ticker = Ticker.every(Duration.ofHours(1));
        for (int i = 0; i < 24; i++) {
            ticker.await();
        }
        assertThat(Duration.between(start, Simulation.now())).isEqualTo(Duration.ofDays(1));
    }
}
