package dev.selvedge.examples.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.examples.Output;
import dev.selvedge.examples.WrongArgumentsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BridgeExampleTest {
    private final Output output = new Output();

    @Test
    void run_receivesSendsAndEnds() throws Exception {
        assertThat(new BridgeExample().run(List.of("--patience", "20"), output.stream()))
                .isZero();

        assertThat(output.lines())
                .containsSubsequence(
                        "    received   1000 lines",
                        "    ended      scope 'look' was not done within 20 ms",
                        "    received   1 piece",
                        "    the server has counted 1000 orders");
    }

    @Test
    void run_withWrongArguments_isRefused() {
        assertThatThrownBy(() -> new BridgeExample().run(List.of("--patience", "0"), output.stream()))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageContaining("--patience is '0'");
    }
}
