package dev.selvedge.examples.workers;

import dev.selvedge.worker.Job;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps all that it ever made: a job that leaks, until its process has no memory left.
 *
 * @param megabytes how much it would like to keep
 */
record Leak(int megabytes) implements Job<Integer> {

    private static final List<byte[]> KEPT = new ArrayList<>();

    @Override
    public Integer run() {
        while (KEPT.size() < megabytes) {
            KEPT.add(new byte[1 << 20]);
        }
        return KEPT.size();
    }
}
