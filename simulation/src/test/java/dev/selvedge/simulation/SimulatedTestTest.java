package dev.selvedge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Scope;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SimulatedTestTest {

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final AtomicInteger ENDED = new AtomicInteger();

    private int before;
    private int value;

    @BeforeEach
    void setUp() {
        before++;
        RUNS.incrementAndGet();
    }

    @AfterEach
    void tearDown() {
        ENDED.incrementAndGet();
    }

    @AfterAll
    static void eachScheduleHadItsOwnInstance() {
        assertThat(RUNS.get()).isGreaterThanOrEqualTo(75);
        assertThat(ENDED.get()).isEqualTo(RUNS.get());
    }

    @SimulatedTest(schedules = 50)
    void fields_areFresh_inEachSchedule() throws InterruptedException {
        assertThat(Simulation.isRunning()).isTrue();
        assertThat(before).isEqualTo(1);
        Scope.run(scope -> {
            scope.fork(() -> {
                value++;
            });
        });
        assertThat(value).isEqualTo(1);
    }

    @SimulatedTest(schedules = 25, strategy = "priorities(2)", strict = true)
    void strategy_canBeChosen() {
        assertThat(before).isEqualTo(1);
    }

    @Nested
    class Inner {

        @SimulatedTest(schedules = 3)
        void innerClasses_work() {
            assertThat(Simulation.isRunning()).isTrue();
        }
    }
}
