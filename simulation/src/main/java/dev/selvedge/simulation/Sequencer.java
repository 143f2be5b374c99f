package dev.selvedge.simulation;

import dev.selvedge.sync.Latch;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * For a test that needs one exact order: steps with numbers, of which each waits for the one before, whatever thread it is on.
 *
 * <pre>{@code
 * Sequencer sequence = new Sequencer();
 * scope.fork(() -> { sequence.step(1); … sequence.step(3); … });
 * scope.fork(() -> { sequence.step(2); … });
 * }</pre>
 *
 * <p>A step is over when the next one of the same thread begins, or when it says {@link #done}. Works in a simulation and outside. Safe for
 * use by many threads.
 */
public final class Sequencer {

    private final Map<Integer, Latch> over = new ConcurrentHashMap<>();
    private final Map<Thread, Integer> current = new ConcurrentHashMap<>();

    /** A sequence that begins with step 1. */
    public Sequencer() {
        latch(0).countDown();
    }

    /**
     * Ends the thread's step, waits until the step before this one is over, and begins it.
     *
     * @param number its number, at least 1
     * @throws InterruptedException if the thread is interrupted, or the task cancelled
     * @throws IllegalArgumentException if {@code number} is less than 1
     */
    public void step(int number) throws InterruptedException {
        if (number < 1) {
            throw new IllegalArgumentException("step is " + number + ": the first is 1");
        }
        done();
        latch(number - 1).await();
        current.put(Thread.currentThread(), number);
    }

    /** Ends the thread's step, so that the next one begins. Does nothing if it is in none. Does not block. */
    public void done() {
        Integer number = current.remove(Thread.currentThread());
        if (number != null) {
            latch(number).countDown();
        }
    }

    private Latch latch(int number) {
        return over.computeIfAbsent(number, step -> Latch.named("end of step " + step, 1));
    }
}
