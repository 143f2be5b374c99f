package dev.selvedge.spi;

/** A task that may be suspended where it waits. Run once, like any other. */
public interface SuspendableTask extends Runnable {

    /**
     * Says what suspends it. Called at most once, before it runs. Waits of the library, from then on, park there instead of in its environment.
     *
     * @param parker the parker of this one task
     */
    void parkBy(TaskParker parker);
}
