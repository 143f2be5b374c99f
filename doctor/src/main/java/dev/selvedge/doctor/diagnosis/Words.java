package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;

/** The words that reports use for threads and waits, for others that show them. Thread-safe; nothing here blocks. */
public final class Words {

    private Words() {}

    /**
     * What a thread is called, with its kind and number.
     *
     * @param thread the thread
     * @return such as {@code task 'copy' of scope 'import' (virtual thread #31)}
     */
    public static String name(ThreadState thread) {
        return Threads.name(thread);
    }

    /**
     * What a thread is called where there is little room; as {@link Group#example()} calls it.
     *
     * @param thread the thread
     * @return such as {@code task 'copy' of scope 'import'}
     */
    public static String shortName(ThreadState thread) {
        return Threads.shortName(thread);
    }

    /**
     * The state of a thread.
     *
     * @param thread the thread
     * @return such as {@code timed waiting}
     */
    public static String state(ThreadState thread) {
        return Threads.state(thread);
    }

    /**
     * What a thread waits for.
     *
     * @param wait the wait
     * @return such as {@code waits to lock monitor of com.acme.Account@1f}
     */
    public static String waits(Wait wait) {
        return "waits " + Threads.describe(wait);
    }

    /**
     * The line of the user's code where a thread is.
     *
     * @param thread the thread
     * @return the frame; the innermost if none of them is the user's; empty for a suspended task
     */
    public static String place(ThreadState thread) {
        return Threads.place(thread);
    }

    /**
     * Whether a thread belongs to the JVM or is a carrier, and so stands in no group.
     *
     * @param thread the thread
     * @return whether reports leave it out
     */
    public static boolean isLeftOut(ThreadState thread) {
        return Threads.isOfTheJvm(thread) || Threads.isCarrier(thread);
    }
}
