package dev.selvedge.worker;

import dev.selvedge.Task;
import org.jspecify.annotations.Nullable;

/** The job that a child is at, and who wants it cancelled: a cancellation may be there before the task is. Guarded by itself. */
final class RunningJob {

    private static final int NONE = 0;

    private int number = NONE;
    private @Nullable Task<?> task;
    private int cancelled = NONE;
    private String reason = "";

    /** No more is wanted of any job. */
    private boolean exiting;

    synchronized void begin(int job, Task<?> itsTask) {
        number = job;
        task = itsTask;
        if (exiting || cancelled == job) {
            itsTask.cancel(reason);
        }
    }

    synchronized void end() {
        number = NONE;
        task = null;
    }

    void cancel(int job, String why) {
        Task<?> mine = asked(job, why);
        if (mine != null) {
            mine.cancel(why); // not inside the monitor: it runs a user's code
        }
    }

    private synchronized @Nullable Task<?> asked(int job, String why) {
        cancelled = job;
        reason = why;
        return number == job ? task : null;
    }

    void cancel(String why) {
        Task<?> mine = askedToExit(why);
        if (mine != null) {
            mine.cancel(why);
        }
    }

    private synchronized @Nullable Task<?> askedToExit(String why) {
        exiting = true;
        reason = why;
        return task;
    }
}
