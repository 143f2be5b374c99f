package dev.selvedge.bench.workers;

import dev.selvedge.Receiver;
import dev.selvedge.worker.Job;

/** What the children do: next to nothing, so that the way there and back is what is measured. */
final class Jobs {

    private Jobs() {}

    /** Adds one. */
    record Increment(int number) implements Job<Integer> {
        @Override
        public Integer run() {
            return number + 1;
        }
    }

    /** Adds numbers that come. */
    record Sum(Receiver<Integer> numbers) implements Job<Long> {
        @Override
        public Long run() {
            long sum = 0;
            for (int number : numbers) {
                sum += number;
            }
            return sum;
        }
    }

    /** Counts bytes that come. */
    record Count(Receiver<byte[]> parts) implements Job<Long> {
        @Override
        public Long run() {
            long count = 0;
            for (byte[] part : parts) {
                count += part.length;
            }
            return count;
        }
    }
}
