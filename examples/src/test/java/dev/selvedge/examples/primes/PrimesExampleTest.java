package dev.selvedge.examples.primes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.examples.Output;
import dev.selvedge.examples.WrongArgumentsException;
import dev.selvedge.examples.primes.Primes.Twins;
import dev.selvedge.loop.Generator;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrimesExampleTest {
    private final Output output = new Output();

    @Test
    void all_areThePrimes() {
        List<Integer> expected = IntStream.range(0, 10_000)
                .filter(number -> BigInteger.valueOf(number).isProbablePrime(50))
                .boxed()
                .toList();
        try (var primes = Primes.all().stream()) {
            assertThat(primes.takeWhile(prime -> prime < 10_000)).isEqualTo(expected);
        }
    }

    @Test
    void twins_areTwoApart() {
        try (var twins = Primes.twins().stream()) {
            assertThat(twins.limit(4))
                    .containsExactly(new Twins(3, 5), new Twins(5, 7), new Twins(11, 13), new Twins(17, 19));
        }
    }

    @Test
    void run_showsAllWays() {
        assertThat(new PrimesExample().run(List.of("--count", "6"), output.stream()))
                .isZero();
        assertThat(output.lines())
                .containsSubsequence("    2 3 5 7 11 13", "    1000003")
                .anyMatch(line -> line.startsWith("    3 and 5, 5 and 7"));
        assertThat(output.text()).contains("pushed, by forEach");
        assertThat(output.text().contains("by the JVM's own continuation")).isEqualTo(Generator.usesContinuations());
    }

    @Test
    void run_withWrongArguments_isRefused() {
        assertThatThrownBy(() -> new PrimesExample().run(List.of("--count", "0"), output.stream()))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageContaining("--count is '0'");
    }
}
