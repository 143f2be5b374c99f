package dev.selvedge.simulation.engine;

import dev.selvedge.Inspection;
import org.jspecify.annotations.Nullable;

/** What threads are called in messages. */
final class Names {

    private Names() {}

    /** A thread without a name is known by its number in the schedule, which is the same in each replay. */
    static String of(Thread thread, int number) {
        return isNameless(thread) ? "thread " + number : of(thread);
    }

    private static boolean isNameless(Thread thread) {
        return thread.getName().isEmpty() && taskOn(thread) == null;
    }

    static String of(Thread thread) {
        String task = taskOn(thread);
        if (task != null) {
            return task;
        }
        return thread.getName().isEmpty() ? "an unnamed thread" : "thread '" + thread.getName() + "'";
    }

    private static @Nullable String taskOn(Thread thread) {
        Inspection known = Inspection.of(thread);
        return known == null || known.description().startsWith("thread ") ? null : known.description();
    }
}
