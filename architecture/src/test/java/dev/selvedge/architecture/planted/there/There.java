package dev.selvedge.architecture.planted.there;

import dev.selvedge.architecture.planted.here.Here;

/** The other half of the cycle. */
public final class There {
    private There() {}

    /** Leads back. */
    public static void back() {
        Here.go();
    }
}
