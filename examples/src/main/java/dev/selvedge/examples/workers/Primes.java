package dev.selvedge.examples.workers;

import dev.selvedge.worker.Job;
import java.util.stream.IntStream;

/**
 * Counts prime numbers: a job that computes.
 *
 * @param below the numbers are less than this
 */
record Primes(int below) implements Job<Long> {

    @Override
    public Long run() {
        return IntStream.range(2, below).filter(Primes::isPrime).count();
    }

    private static boolean isPrime(int number) {
        return IntStream.iterate(2, divisor -> (long) divisor * divisor <= number, divisor -> divisor + 1)
                .noneMatch(divisor -> number % divisor == 0);
    }
}
