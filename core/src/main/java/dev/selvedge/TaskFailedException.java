package dev.selvedge;

import java.util.List;

/**
 * Thrown to whoever joins a task that failed, and by a scope one of whose tasks failed. The task's own exception is the
 * {@linkplain #getCause() cause}; what failed later is {@linkplain #getSuppressed() suppressed} in it. The message names
 * the task and the line where it was forked, and so on up to the root.
 */
public final class TaskFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ForkedTask<?> task;

    TaskFailedException(ForkedTask<?> task, Throwable cause) {
        super(task.describe() + " failed: " + cause + task.site().describeChain(), cause);
        this.task = task;
    }

    /**
     * The task that failed.
     *
     * @return the task
     */
    public Task<?> task() {
        return task;
    }

    /**
     * The stack of the call that forked the task, innermost frame first, without frames of this library.
     *
     * @return the frames
     */
    public List<StackTraceElement> forkTrace() {
        return task.site().frames();
    }
}
