package dev.selvedge;

/** Puts exceptions that do not come out into the one that does, each once. */
final class Suppression {

    private Suppression() {}

    /** Suppresses one exception in another, unless that tells of it already, or would be told of in its own causes. */
    static void add(Throwable primary, Throwable other) {
        if (!isTold(other, primary) && !Consequences.isInChain(primary, other)) {
            primary.addSuppressed(other);
        }
    }

    /** Whether the exception is already in what comes out: it, a cause of it, or suppressed in it. */
    static boolean isTold(Throwable exception, Throwable primary) {
        if (Consequences.isInChain(exception, primary)) {
            return true;
        }
        for (Throwable suppressed : primary.getSuppressed()) {
            if (Consequences.isInChain(exception, suppressed)) {
                return true;
            }
        }
        return false;
    }
}
