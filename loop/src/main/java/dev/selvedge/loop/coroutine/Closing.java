package dev.selvedge.loop.coroutine;

import org.jspecify.annotations.Nullable;

/** Unwinds a body whose reader wants no more of it. An error, so that no {@code catch (Exception)} of the body swallows it. */
public final class Closing extends Error {

    /** Makes one without a stack, as nobody is to read it. */
    public Closing() {
        super("the reader has closed this coroutine: let this pass", null, true, false);
    }

    /**
     * What went wrong on the way, in a resource that the body closed.
     *
     * @return the first such exception, the others suppressed in it, or {@code null} if all went well
     */
    public @Nullable Throwable problem() {
        Throwable first = null;
        for (Throwable suppressed : getSuppressed()) {
            if (first == null) {
                first = suppressed;
            } else {
                first.addSuppressed(suppressed);
            }
        }
        return first;
    }
}
