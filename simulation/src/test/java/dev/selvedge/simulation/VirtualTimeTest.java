package dev.selvedge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.sync.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Time that does not pass. How long it takes for real is printed, and no test depends on it. */
class VirtualTimeTest {

    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int SLEEPERS = 10_000;

    @Test
    void aDayOfTicks() throws InterruptedException {
        Report report = Simulation.of(() -> {
                    Instant start = Simulation.now();
                    Ticker ticker = Ticker.every(Duration.ofSeconds(1));
                    for (int i = 0; i < SECONDS_OF_A_DAY; i++) {
                        ticker.await();
                    }
                    assertThat(Duration.between(start, Simulation.now())).isEqualTo(Duration.ofDays(1));
                })
                .steps(10_000_000)
                .schedules(1)
                .check();
        System.out.printf("86,400 ticks of one second: %d ms%n", TimeUnit.NANOSECONDS.toMillis(report.nanos()));
    }

    @Test
    void aWeekOfTenThousandSleepers() throws InterruptedException {
        Report report = Simulation.of(() -> {
                    Instant start = Simulation.now();
                    long[] slept = new long[1];
                    Scope.run(scope -> {
                        for (int i = 0; i < SLEEPERS; i++) {
                            scope.fork(() -> slept[0] = Math.max(slept[0], sleepForAWeek()));
                        }
                    });
                    Duration passed = Duration.between(start, Simulation.now());
                    assertThat(passed.toMillis()).isEqualTo(slept[0]);
                    assertThat(passed).isBetween(Duration.ofDays(6), Duration.ofDays(7));
                })
                .steps(10_000_000)
                .schedules(1)
                .check();
        System.out.printf(
                "10,000 tasks with random sleeps over a week: %d ms%n", TimeUnit.NANOSECONDS.toMillis(report.nanos()));
    }

    private static long sleepForAWeek() throws InterruptedException {
        RandomGenerator random = Simulation.random();
        long slept = 0;
        for (int i = 0; i < 7; i++) {
            long millis = random.nextLong(Duration.ofDays(1).toMillis());
            Select.select(Clause.after(Duration.ofMillis(millis)));
            slept += millis;
        }
        return slept;
    }
}
