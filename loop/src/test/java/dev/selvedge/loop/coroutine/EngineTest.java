package dev.selvedge.loop.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.selvedge.loop.Generator;
import org.junit.jupiter.api.Test;

/** Runs twice: in a JVM that has the flag, and in one that has not. */
class EngineTest {
    private static final boolean OPEN =
            Object.class.getModule().isExported("jdk.internal.vm", Engine.class.getModule());

    @Test
    void flag_isWhereTheBuildSaysSo() {
        assertThat(OPEN).isEqualTo(!Boolean.getBoolean("continuations.closed"));
    }

    @Test
    void best_isContinuations_whereTheyAreOpenToUs() {
        assertThat(Engine.best()).isEqualTo(OPEN ? Engine.CONTINUATION : Engine.THREAD);
        assertThat(Generator.usesContinuations()).isEqualTo(OPEN);
    }

    @Test
    void generator_worksWithEither() {
        Generator<Integer> generator = Generator.of(out -> {
            out.yield(1);
            out.yield(2);
        });
        assertThat(generator).containsExactly(1, 2);
    }

    @Test
    void continuations_whereTheyAreClosed_areRefusedWithTheFlag() {
        if (!OPEN) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Engine.CONTINUATION.run(() -> {}))
                    .withMessageContaining("--add-exports java.base/jdk.internal.vm=dev.selvedge.loop");
        }
    }
}
