package dev.selvedge.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilingTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void aServerOfWhichNothingIsKnown_isCalm() {
        assertThat(new Compiling(0).isCalm()).isTrue();
    }

    @Test
    void aServerThatHasNotSaid_isNot() {
        Compiling compiling = new Compiling(1);

        compiling.heard(500, 0);

        assertThat(compiling.isCalm()).isFalse();
    }

    @Test
    void aServerThatCompilesMostOfTheTime_isNot_andIsOnceItDoesHardlyAny() {
        Compiling compiling = new Compiling(1);

        compiling.heard(500, 0);
        compiling.heard(1_400, SECOND);
        assertThat(compiling.isCalm()).isFalse();

        compiling.heard(1_500, 2 * SECOND);
        assertThat(compiling.isCalm()).isTrue();
    }
}
