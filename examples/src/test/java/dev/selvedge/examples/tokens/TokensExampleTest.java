package dev.selvedge.examples.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.examples.Output;
import dev.selvedge.examples.WrongArgumentsException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensExampleTest {
    private final Output output = new Output();

    @Test
    void promises_loseAPermit_andSayNothing() {
        assertThat(new PromiseHalf(10).run()).isEqualTo(new Result(9, 9, List.of()));
    }

    @Test
    void tasks_giveThePermitBack_andSayWhoHeldIt() throws InterruptedException {
        Result result = new TaskHalf(10, Duration.ofMillis(50)).run();
        assertThat(result.answers()).isEqualTo(9);
        assertThat(result.permitsLeft()).isEqualTo(10);
        assertThat(result.report()).hasSize(2);
        assertThat(result.report().get(0)).matches("task 'order 7' held permit \\d+ for \\d+ ms, until its deadline");
        assertThat(result.report().get(1)).matches("forked at .*TaskHalf.*\\(TaskHalf.java:\\d+\\)");
    }

    @Test
    void run_showsBothHalves() throws InterruptedException {
        assertThat(new TokensExample().run(List.of("--patience", "20"), output.stream()))
                .isZero();
        assertThat(output.lines())
                .containsSubsequence(
                        "    permits left   9 of 10   <- 1 lost for good; after 10 such calls, all stands still",
                        "    permits left   10 of 10");
        assertThat(output.text()).contains("nothing: no exception", "task 'order 7' held permit");
    }

    @Test
    void run_withWrongArguments_isRefused() {
        assertThatThrownBy(() -> new TokensExample().run(List.of("--patience", "0"), output.stream()))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageContaining("--patience is '0'");
        assertThatThrownBy(() -> new TokensExample().run(List.of("10"), output.stream()))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageContaining("unknown argument '10'");
    }
}
