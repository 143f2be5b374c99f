package dev.selvedge.examples.stuck;

/** A program that is stuck in one way, or is healthy and only looks stuck. */
public interface Case {
    /**
     * Returns the word that starts it.
     *
     * @return a short lower-case name, unique among the cases
     */
    String name();

    /**
     * Returns who waits for what, and why.
     *
     * @return one line
     */
    String story();

    /**
     * Returns what the doctor should find.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Starts it, and returns when the fault is there; of a healthy one, when its first round is done. What was started runs on
     * daemon threads until the process ends.
     *
     * @throws Exception if it could not be started
     */
    void start() throws Exception;
}
