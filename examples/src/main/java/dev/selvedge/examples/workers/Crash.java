package dev.selvedge.examples.workers;

import dev.selvedge.worker.Job;

/**
 * Ends its process at once, as native code that crashes does: no handler runs, nothing is cleaned up.
 *
 * @param code the exit code
 */
record Crash(int code) implements Job<String> {

    @Override
    public String run() {
        System.err.println("about to go down");
        Runtime.getRuntime().halt(code);
        return "never";
    }
}
