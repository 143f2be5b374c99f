package dev.selvedge.bench.peers;

/** Keeps a loop of reads a loop: each turn looks at the gate, so no read may be moved out of it. */
final class Gate {

    private static volatile boolean closed;

    private Gate() {}

    /** Tells whether to go on: always, but only we know. */
    static boolean isOpen() {
        return !closed;
    }
}
