package dev.selvedge;

/**
 * Thrown to whoever joins a task that was cancelled, while the joining task itself was not.
 */
public final class TaskCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Task<?> task;
    private final transient Cancellation cancellation;

    TaskCancelledException(ForkedTask<?> task, Cancellation cancellation) {
        super(task.describe() + " has no result: it was " + cancellation);
        this.task = task;
        this.cancellation = cancellation;
        cancellation.trigger().ifPresent(this::initCause);
    }

    /**
     * The task that was cancelled.
     *
     * @return the task
     */
    public Task<?> task() {
        return task;
    }

    /**
     * Who cancelled it, why and when.
     *
     * @return the cancellation
     */
    public Cancellation cancellation() {
        return cancellation;
    }
}
