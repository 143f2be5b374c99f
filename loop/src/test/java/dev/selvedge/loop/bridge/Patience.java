package dev.selvedge.loop.bridge;

import org.reactivestreams.tck.TestEnvironment;

/** How long the TCK waits: long for what must come, so that a busy machine fails no test, and shortly for what must not. */
final class Patience {
    static final int FOR_COLLECTION = 1_000;

    private static final int FOR_WHAT_MUST_COME = 10_000;
    private static final int FOR_WHAT_MUST_NOT = 50;

    private Patience() {}

    static TestEnvironment environment() {
        return new TestEnvironment(FOR_WHAT_MUST_COME, FOR_WHAT_MUST_NOT, FOR_WHAT_MUST_NOT);
    }
}
