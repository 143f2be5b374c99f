package dev.selvedge.worker;

/** Is given what children print, line by line. */
@FunctionalInterface
public interface WorkerOutput {

    /** Where a child printed it. */
    enum Source {
        /** Its standard output. */
        OUT,
        /** Its standard error. */
        ERR
    }

    /**
     * Takes a line. It is called for one line at a time, in a task of its own, so that a child never waits for it: while it is
     * slow, the oldest lines that wait for it are dropped, and it is told how many.
     *
     * @param worker the child, such as {@code images-2}
     * @param source where it printed the line
     * @param line the line without its end; a very long one comes in parts
     */
    void line(String worker, Source source, String line);

    /**
     * Gives lines to the logger {@code dev.selvedge.worker} of the JDK: output as information, errors as warnings.
     *
     * @return it
     */
    static WorkerOutput logger() {
        return LoggedOutput.INSTANCE;
    }
}
