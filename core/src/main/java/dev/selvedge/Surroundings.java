package dev.selvedge;

import dev.selvedge.internal.wait.Region;
import dev.selvedge.internal.wait.Strand;
import org.jspecify.annotations.Nullable;

/**
 * What is around the code of one thread at one place: the innermost scope, task or shield, and the values of context locals. For libraries
 * that suspend code in the middle and let other code go on in the same thread: whatever the first has opened and not ended would be around
 * the second. They {@linkplain #note note} the surroundings where code begins or goes on, and ask {@link #opened} before they suspend it.
 *
 * <p>Nothing here blocks. Each is for one piece of code: both methods are called on the thread that it runs on.
 */
public final class Surroundings {

    private @Nullable Strand strand;
    private @Nullable Region region;
    private @Nullable Object context;

    /** Makes one that has noted nothing. */
    public Surroundings() {}

    /** Notes what is around the caller. */
    public void note() {
        Strand current = Strand.current();
        strand = current;
        region = current.region();
        context = current.context();
    }

    /**
     * Whether the caller has opened something since the last {@link #note}, on the same thread, that it has not ended yet.
     *
     * @return what it is, such as {@code scope 'import'}; {@code null} if there is nothing, or if nothing was noted
     */
    public @Nullable String opened() {
        Strand noted = strand;
        if (noted == null) {
            return null;
        }
        if (noted.region() != region) {
            return noted.region().subject().describe();
        }
        return noted.context() instanceof Bindings bindings && bindings != context ? bindings.describe() : null;
    }
}
