package dev.selvedge.examples.deadlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.examples.Output;
import dev.selvedge.examples.WrongArgumentsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlockExampleTest {

    private final Output output = new Output();

    private int deadlock(String... args) throws InterruptedException {
        return new DeadlockExample().run(List.of(args), output.stream());
    }

    @Test
    void run_findsTheDeadlock_andSaysWhoWaitsForWhom() throws InterruptedException {
        assertThat(deadlock("--schedules", "200")).isZero();
        assertThat(output.text())
                .contains("deadlock of 2", "for mutex 'bob', held by task 'bob to ann'")
                .contains("for mutex 'ann', held by task 'ann to bob'", "@SimulatedTest(replay = \"")
                .containsPattern("[1-9][0-9]* of 200 schedules failed");
    }

    @Test
    void run_ofTheFixedOne_findsNone() throws InterruptedException {
        assertThat(deadlock("--schedules", "200", "--fixed")).isZero();
        assertThat(output.text()).contains("200 schedules passed", "0 of 200 schedules failed");
    }

    @Test
    void run_exhaustively_saysThatItHasSeenAll() throws InterruptedException {
        assertThat(deadlock("--strategy", "exhaustive", "--fixed")).isZero();
        assertThat(output.text()).contains("there are no others");
    }

    @Test
    void replay_runsTheSameScheduleAgain() throws InterruptedException {
        deadlock("--schedules", "200");
        String schedule = output.text().replaceFirst("(?s).*replay = \"([^\"]+)\".*", "$1");
        Output again = new Output();
        new DeadlockExample().run(List.of("--replay", schedule), again.stream());
        assertThat(again.text())
                .contains("the schedule that was run again failed", "deadlock of 2")
                .doesNotContain("another way");
    }

    @Test
    void replay_ofNoSchedule_saysSo() {
        assertThatThrownBy(() -> deadlock("--replay", "nonsense"))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageContaining("'nonsense' is no schedule");
    }
}
