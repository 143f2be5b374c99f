package dev.selvedge.simulation.agent.bridge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where rewritten code asks for the time and for its waits. On a thread that is not simulated each method says "do it yourself", at the
 * price of a look at a field and at the kind of thread.
 */
public final class Bridge {

    /** Answers for threads that may be simulated: all are virtual. */
    public interface Hooks {

        /**
         * Whether the current thread is simulated.
         *
         * @return whether it is; nothing else is called if it is not
         */
        boolean isSimulated();

        /**
         * Parks for a time.
         *
         * @param blocker what the thread waits for, or {@code null}
         * @param nanos how long, more than zero
         */
        void parkNanos(@Nullable Object blocker, long nanos);

        /**
         * Parks until a time.
         *
         * @param blocker what the thread waits for, or {@code null}
         * @param millis until when, in milliseconds since 1970
         */
        void parkUntil(@Nullable Object blocker, long millis);

        /**
         * Sleeps.
         *
         * @param nanos how long, more than zero
         * @throws InterruptedException if interrupted
         */
        void sleep(long nanos) throws InterruptedException;

        /**
         * The time for measuring.
         *
         * @return nanoseconds since the simulation began
         */
        long nanoTime();

        /**
         * The time of day.
         *
         * @return the instant
         */
        Instant now();

        /**
         * Comes before a thread is interrupted.
         *
         * @param thread the thread
         */
        void interrupting(Thread thread);

        /**
         * Enters a monitor.
         *
         * @param object the object
         * @return what to enter instead of its monitor, and to leave
         */
        Object enter(Object object);

        /**
         * Enters a monitor in code of the JDK.
         *
         * @param object the object
         * @return what to enter instead of its monitor, and to leave
         */
        Object enterQuietly(Object object);

        /**
         * Leaves a monitor.
         *
         * @param entered what {@link #enter} has returned
         */
        void exit(Object entered);
    }

    /** Plain, as everybody reads it: it is set before any class calls us. */
    private static @Nullable Hooks hooks;

    private Bridge() {}

    /**
     * Sets who answers.
     *
     * @param answers the hooks
     */
    public static void install(Hooks answers) {
        hooks = answers;
    }

    private static @Nullable Hooks simulated() {
        Hooks current = hooks;
        return current != null && Thread.currentThread().isVirtual() && current.isSimulated() ? current : null;
    }

    /**
     * Parks for a time, if simulated.
     *
     * @param blocker what the thread waits for, or {@code null}
     * @param nanos how long
     * @return whether that is done
     */
    public static boolean parkNanos(@Nullable Object blocker, long nanos) {
        Hooks ours = nanos <= 0 ? null : simulated();
        if (ours == null) {
            return false;
        }
        ours.parkNanos(blocker, nanos);
        return true;
    }

    /**
     * Parks until a time, if simulated.
     *
     * @param blocker what the thread waits for, or {@code null}
     * @param millis until when, in milliseconds since 1970
     * @return whether that is done
     */
    public static boolean parkUntil(@Nullable Object blocker, long millis) {
        Hooks ours = simulated();
        if (ours == null) {
            return false;
        }
        ours.parkUntil(blocker, millis);
        return true;
    }

    /**
     * Sleeps, if simulated.
     *
     * @param nanos how long
     * @return whether that is done
     * @throws InterruptedException if interrupted
     */
    public static boolean sleep(long nanos) throws InterruptedException {
        Hooks ours = nanos <= 0 ? null : simulated();
        if (ours == null) {
            return false;
        }
        ours.sleep(nanos);
        return true;
    }

    /** {@return the time for measuring, as the current thread sees it} */
    public static long nanoTime() {
        Hooks ours = simulated();
        return ours == null ? System.nanoTime() : ours.nanoTime();
    }

    /** {@return the time of day in milliseconds since 1970, as the current thread sees it} */
    public static long currentTimeMillis() {
        Hooks ours = simulated();
        return ours == null ? System.currentTimeMillis() : ours.now().toEpochMilli();
    }

    /** {@return the time of day, if simulated, or {@code null}} */
    public static @Nullable Instant now() {
        Hooks ours = simulated();
        return ours == null ? null : ours.now();
    }

    /**
     * Comes before a virtual thread is interrupted.
     *
     * @param thread the thread
     */
    public static void interrupting(Thread thread) {
        Hooks ours = simulated();
        if (ours != null) {
            ours.interrupting(thread);
        }
    }

    /**
     * Comes before each entry of a monitor.
     *
     * @param object the object whose monitor is to be entered
     * @return what is to be entered instead, and to be left; the same if not simulated
     */
    public static @Nullable Object enter(@Nullable Object object) {
        Hooks ours = object == null ? null : simulated();
        return ours == null || object == null ? object : ours.enter(object);
    }

    /**
     * Comes before each entry of a monitor in code of the JDK.
     *
     * @param object the object whose monitor is to be entered
     * @return what is to be entered instead, and to be left; the same if not simulated
     */
    public static @Nullable Object enterQuietly(@Nullable Object object) {
        Hooks ours = object == null ? null : simulated();
        return ours == null || object == null ? object : ours.enterQuietly(object);
    }

    /**
     * Comes after each exit of a monitor.
     *
     * @param entered what has been left
     */
    public static void exit(Object entered) {
        Hooks ours = simulated();
        if (ours != null) {
            ours.exit(entered);
        }
    }
}
