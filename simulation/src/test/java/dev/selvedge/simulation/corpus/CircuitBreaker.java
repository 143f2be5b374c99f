package dev.selvedge.simulation.corpus;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A circuit breaker counts failed calls in a plain field. Two that fail at the same time read the same number, and one is not
 * counted: the breaker stays closed when it should open. Repaired, it counts with an atomic number.
 */
final class CircuitBreaker implements Specimen {

    private static final int MOST_FAILURES = 3;

    /** Told of each call that has failed. */
    private interface Breaker {
        void failed();

        boolean isOpen();
    }

    private static final class Careless implements Breaker {

        private int failures;

        @Override
        public void failed() {
            failures++;
        }

        @Override
        public boolean isOpen() {
            return failures >= MOST_FAILURES;
        }
    }

    private static final class Careful implements Breaker {

        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public void failed() {
            failures.incrementAndGet();
        }

        @Override
        public boolean isOpen() {
            return failures.get() >= MOST_FAILURES;
        }
    }

    @Override
    public String name() {
        return "a circuit breaker that counts wrong";
    }

    @Override
    public List<String> telltale() {
        return List.of("AssertionError: 3 calls failed", "thread 'call 1'", "CircuitBreaker.java");
    }

    @Override
    public boolean needsAgent() {
        return true;
    }

    @Override
    public void buggy() throws InterruptedException {
        failThreeTimes(new Careless());
    }

    @Override
    public void fixed() throws InterruptedException {
        failThreeTimes(new Careful());
    }

    private static void failThreeTimes(Breaker breaker) throws InterruptedException {
        Threads.runAll(
                new Threads.Named("call 1", breaker::failed),
                new Threads.Named("call 2", breaker::failed),
                new Threads.Named("call 3", breaker::failed));
        if (!breaker.isOpen()) {
            throw new AssertionError("3 calls failed, and the breaker is closed");
        }
    }
}
