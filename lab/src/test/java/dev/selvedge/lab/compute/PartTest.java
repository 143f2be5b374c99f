package dev.selvedge.lab.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void primes_areThoseOfTheJdk() {
        for (Part part : List.of(new Part(1, 1_000), new Part(20_000_000, 500), new Part(2_147_480_000, 100))) {
            long expected = IntStream.range(part.from(), part.from() + part.length())
                    .filter(number -> BigInteger.valueOf(number).isProbablePrime(40))
                    .count();
            assertThat(part.primes(Part.Checkpoint.NONE)).as("%s", part).isEqualTo(expected);
        }
    }

    @Test
    void primes_passTheCheckpointAfterEachNumber() {
        int[] passed = {0};
        new Part(1, 100).primes(() -> passed[0]++);
        assertThat(passed[0]).isEqualTo(100);
    }

    @Test
    void parts_coverEachNumberOnce() {
        for (int tasks = 1; tasks <= ComputeRequest.MOST_TASKS; tasks++) {
            int next = 5;
            for (Part part : new ComputeRequest(5, 1_000, tasks).parts()) {
                assertThat(part.from()).isEqualTo(next);
                assertThat(part.length()).isBetween(1_000 / tasks, 1_000 / tasks + 1);
                next += part.length();
            }
            assertThat(next).isEqualTo(1_005);
        }
    }
}
