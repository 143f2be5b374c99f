package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.loop.Generator.Reading;
import dev.selvedge.loop.coroutine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Many at a time, and none left over. */
@ParameterizedClass
@MethodSource("dev.selvedge.loop.Engines#here")
class ManyCoroutinesTest {
    @Parameter
    Engine engine;

    private static void threeSteps(Generator.Out<Integer> out) {
        out.yield(1);
        out.yield(2);
        out.yield(3);
    }

    @Test
    void readings_halfFinished_goOnWhereTheyWere() {
        int many = engine == Engine.CONTINUATION ? 100_000 : 10_000;
        Generator<Integer> generator = Generator.of(engine, ManyCoroutinesTest::threeSteps);
        List<Reading<Integer>> readings = new ArrayList<>(many);
        for (int n = 0; n < many; n++) {
            Reading<Integer> reading = generator.iterator();
            assertThat(reading.next().intValue()).isEqualTo(1);
            readings.add(reading);
        }
        long sum = 0;
        for (Reading<Integer> reading : readings) {
            sum += reading.next();
        }
        assertThat(sum).isEqualTo(2L * many);
        readings.forEach(Reading::close);
    }

    /** A thread that nobody can resume any more is unwound; a continuation is collected like any object. */
    @Test
    void reading_thatIsDropped_leavesNoThread() throws InterruptedException {
        CountDownLatch unwound = new CountDownLatch(100);
        for (int n = 0; n < 100; n++) {
            drop(unwound);
        }
        while (engine == Engine.THREAD && unwound.getCount() > 0) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(unwound.getCount()).isEqualTo(engine == Engine.THREAD ? 0 : 100);
    }

    private void drop(CountDownLatch unwound) {
        Generator<Integer> generator = Generator.of(engine, out -> {
            try {
                out.yield(1);
            } finally {
                unwound.countDown();
            }
        });
        generator.iterator().next();
    }
}
