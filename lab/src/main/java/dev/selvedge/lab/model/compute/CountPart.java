package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.compute.Part;
import dev.selvedge.worker.Job;

/**
 * A part, counted in a child process.
 *
 * @param part which
 */
record CountPart(Part part) implements Job<Integer> {

    @Override
    public Integer run() {
        return part.primes(Part.Checkpoint.NONE);
    }
}
