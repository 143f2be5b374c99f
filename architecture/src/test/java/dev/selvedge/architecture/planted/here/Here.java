package dev.selvedge.architecture.planted.here;

import dev.selvedge.architecture.planted.there.There;

/** Half of a cycle. */
public final class Here {
    private Here() {}

    /** Leads there. */
    public static void go() {
        There.back();
    }
}
