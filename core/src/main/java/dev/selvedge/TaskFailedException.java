package dev.selvedge;

/**
 * Thrown to whoever joins a task that failed, and by a scope one of whose tasks failed. The task's own exception is the
 * {@linkplain #getCause() cause}; what failed later is {@linkplain #getSuppressed() suppressed} in it. The message names
 * the task and the line where it was forked, and so on up to the root.
 */
public final class TaskFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Task<?> task;

    TaskFailedException(ForkedTask<?> task, Throwable cause) {
        super(task.describe() + " failed: " + cause + task.describeForks(), cause);
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
}
