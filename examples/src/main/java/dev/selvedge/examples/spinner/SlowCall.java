package dev.selvedge.examples.spinner;

/** A call that takes its time: it counts the primes below a number, by trying every divisor. */
final class SlowCall {
    private static final int NUMBERS_BETWEEN_PAUSES = 10_000;

    private final int below;

    SlowCall(int below) {
        this.below = below;
    }

    int below() {
        return below;
    }

    /**
     * Counts, and pauses after every few thousand numbers: where it may be told to stop, or let others have their turn.
     *
     * @param pause what happens in a pause
     * @return how many primes there are
     * @throws InterruptedException if a pause throws it
     */
    int compute(Pause pause) throws InterruptedException {
        int primes = 0;
        for (int number = 2; number < below; number++) {
            if (isPrime(number)) {
                primes++;
            }
            if (number % NUMBERS_BETWEEN_PAUSES == 0) {
                pause.take();
            }
        }
        return primes;
    }

    private static boolean isPrime(int number) {
        for (int divisor = 2; divisor <= number / divisor; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    /** What happens in a pause of the computation. */
    @FunctionalInterface
    interface Pause {

        /**
         * Takes the pause.
         *
         * @throws InterruptedException if the computation is to stop
         */
        void take() throws InterruptedException;
    }
}
