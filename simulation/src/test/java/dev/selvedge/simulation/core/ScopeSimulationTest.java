package dev.selvedge.simulation.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import dev.selvedge.Tasks;
import dev.selvedge.simulation.SimulatedTest;
import dev.selvedge.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** No task outlives its scope, and no error is lost. */
class ScopeSimulationTest {

    private final RandomGenerator random = Simulation.random();
    private int running;

    /** Blocks until cancelled, or does something for a moment. */
    private void work(Scope scope, int depth) throws InterruptedException {
        running++;
        try {
            switch (random.nextInt(depth > 2 ? 3 : 5)) {
                case 0 -> Channel.rendezvous().receive();
                case 1 -> throw new IllegalStateException("failed at depth " + depth);
                case 2 -> Simulation.advance(Duration.ofSeconds(random.nextInt(3)));
                case 3 -> scope.fork("sibling", () -> work(scope, depth + 1));
                default ->
                    Scope.run(inner -> {
                        inner.fork("child", () -> work(inner, depth + 1));
                        inner.fork("child", () -> work(inner, depth + 1));
                    });
            }
        } finally {
            running--;
        }
    }

    @SimulatedTest(schedules = 4_000)
    void noTaskOutlivesItsScope_whateverFails() {
        Throwable thrown =
                catchThrowable(() -> Scope.within(Duration.ofSeconds(2)).run(scope -> {
                    for (int i = 0; i < 3; i++) {
                        scope.fork(() -> work(scope, 0));
                    }
                }));
        assertThat(running).isZero();
        if (thrown != null && !(thrown instanceof DeadlineExceededException)) {
            assertThat(thrown)
                    .isInstanceOf(TaskFailedException.class)
                    .rootCause()
                    .hasMessageStartingWith("failed at depth");
        }
    }

    @SimulatedTest(schedules = 2_000)
    void everyFailure_comesOut() {
        int failing = 1 + random.nextInt(3);
        Throwable thrown = catchThrowable(() -> Scope.run(scope -> {
            for (int i = 0; i < failing; i++) {
                int number = i;
                scope.fork("failing " + i, () -> {
                    throw new IllegalStateException("number " + number);
                });
            }
            scope.fork("waiting", () -> Channel.rendezvous().receive());
        }));
        assertThat(thrown).isInstanceOf(TaskFailedException.class);
        int told = 1 + thrown.getSuppressed().length;
        assertThat(told).isBetween(1, failing);
        Simulation.sometimes("all failed before they were cancelled", told == failing);
    }

    @SimulatedTest(schedules = 2_000)
    void limit_isNeverExceeded() throws InterruptedException {
        int limit = 1 + random.nextInt(2);
        int[] most = new int[1];
        Scope.limit(limit).run(scope -> {
            for (int i = 0; i < 5; i++) {
                scope.fork(() -> {
                    most[0] = Math.max(most[0], ++running);
                    Simulation.point();
                    running--;
                });
            }
        });
        assertThat(most[0]).isBetween(1, limit);
    }

    @SimulatedTest(schedules = 2_000)
    void race_hasOneWinner_andNoLoserLeft() throws InterruptedException {
        int winner = Tasks.race(List.of(() -> racer(1), () -> racer(2), () -> racer(3)));
        assertThat(winner).isBetween(1, 3);
        assertThat(running).isZero();
        Simulation.sometimes("the first wins", winner == 1);
        Simulation.sometimes("the last wins", winner == 3);
    }

    private int racer(int number) throws InterruptedException {
        running++;
        try {
            Select.select(Clause.after(Duration.ofMillis(random.nextInt(2))));
            return number;
        } finally {
            running--;
        }
    }

    @SimulatedTest(schedules = 2_000)
    void daemons_endAfterTheLastTask() throws InterruptedException {
        boolean[] ended = new boolean[2];
        Scope.run(scope -> {
            scope.forkDaemon("daemon", () -> {
                try {
                    Channel.rendezvous().receive();
                } finally {
                    assertThat(ended[0]).isTrue();
                    ended[1] = true;
                }
            });
            scope.fork("task", () -> {
                Simulation.point();
                ended[0] = true;
            });
        });
        assertThat(ended[1] || ended[0]).isTrue();
    }

    @SimulatedTest(schedules = 2_000)
    void cancelOfATask_thatIsEnding_hasOneOutcome() throws InterruptedException {
        Scope.run(scope -> {
            Task<Integer> task = scope.fork("quick", () -> 1);
            boolean asked = task.cancel("too late?");
            Outcome<Integer> outcome = task.outcome();
            if (!asked) {
                assertThat(outcome).isInstanceOf(Outcome.Success.class);
            }
            Simulation.sometimes("cancelled", outcome instanceof Outcome.Cancelled);
            Simulation.sometimes("done", outcome instanceof Outcome.Success);
        });
    }
}
