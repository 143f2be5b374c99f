package dev.selvedge.worker;

import java.util.List;

/**
 * Thrown where a child process ended before its job did: it crashed, ran out of memory, exited, or was killed. The message has
 * the exit code and the end of what the child printed as errors.
 */
public final class WorkerEndedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String worker;
    private final long pid;
    private final int exitCode;
    private final transient List<String> errorOutput;

    WorkerEndedException(String message, String worker, long pid, int exitCode, List<String> errorOutput) {
        super(message);
        this.worker = worker;
        this.pid = pid;
        this.exitCode = exitCode;
        this.errorOutput = errorOutput;
    }

    /**
     * The child.
     *
     * @return its name, such as {@code images-2}
     */
    public String worker() {
        return worker;
    }

    /**
     * The child's process.
     *
     * @return its id, which may belong to another process by now
     */
    public long pid() {
        return pid;
    }

    /**
     * How the process ended.
     *
     * @return its exit code; 128 and the number of the signal where one ended it
     */
    public int exitCode() {
        return exitCode;
    }

    /**
     * What it printed as errors at last.
     *
     * @return the last lines, oldest first, 50 at most; where the JVM has crashed, its report follows
     */
    public List<String> errorOutput() {
        return errorOutput;
    }
}
