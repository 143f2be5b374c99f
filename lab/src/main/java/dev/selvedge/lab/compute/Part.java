package dev.selvedge.lab.compute;

/**
 * Some of the numbers of a request.
 *
 * @param from   the first
 * @param length how many
 */
public record Part(int from, int length) {

    /** Called after each number, by whoever counts: where a model has to do something now and then. */
    @FunctionalInterface
    public interface Checkpoint {

        /** Does nothing. */
        Checkpoint NONE = () -> {};

        /** Passes the checkpoint; may block. */
        void pass();
    }

    /** Returns how many primes there are. Computes, and waits for nothing but the checkpoint. */
    public int primes(Checkpoint checkpoint) {
        int primes = 0;
        for (int number = from; number < from + length; number++) {
            primes += isPrime(number) ? 1 : 0;
            checkpoint.pass();
        }
        return primes;
    }

    private static boolean isPrime(int number) {
        if (number < 4) {
            return number >= 2;
        }
        if (number % 2 == 0) {
            return false;
        }
        for (int divisor = 3; divisor <= number / divisor; divisor += 2) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
