package dev.selvedge.doctor.attach;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says that a process could not be examined, why, and what to do about it. Its message stands for itself, without the cause. */
public abstract sealed class NotExaminedException extends Exception {

    private NotExaminedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** No process has this number. */
    public static final class NoSuchProcess extends NotExaminedException {

        NoSuchProcess(long pid) {
            super(
                    "there is no process " + pid
                            + ": give the number of a JVM that runs on this machine (jps lists yours)",
                    null);
        }
    }

    /** The process is somebody else's, or lets nobody attach. */
    public static final class NotAllowed extends NotExaminedException {

        NotAllowed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The process is no JVM, or one that is too old. */
    public static final class NotSuitable extends NotExaminedException {

        NotSuitable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The process did not answer in time. */
    public static final class TimedOut extends NotExaminedException {

        TimedOut(long pid, Duration atMost) {
            super(
                    "process " + pid + " did not answer within " + atMost.toMillis()
                            + " ms: it may be stopped, swapped out or in a long collection; try again, or allow more time",
                    null);
        }
    }

    /** The process was reached, but something went wrong. */
    public static final class Failed extends NotExaminedException {

        Failed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
