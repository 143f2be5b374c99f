package dev.selvedge.simulation.engine;

import dev.selvedge.Inspection;

/** What threads are called in messages. */
final class Names {

    private Names() {}

    static String of(Thread thread) {
        Inspection known = Inspection.of(thread);
        if (known != null && !known.description().startsWith("thread ")) {
            return known.description();
        }
        return thread.getName().isEmpty() ? "an unnamed thread" : "thread '" + thread.getName() + "'";
    }
}
