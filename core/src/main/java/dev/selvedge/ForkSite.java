package dev.selvedge;

import dev.selvedge.internal.wait.Strand;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The line where a task was forked, and the stack above it within the forking thread. */
final class ForkSite {

    private static final Set<String> OWN_CLASSES = Set.of(
            ForkSite.class.getName(),
            ForkSites.class.getName(),
            ForkedTask.class.getName(),
            Scope.class.getName(),
            ScopeBuilder.class.getName(),
            ScopeImpl.class.getName(),
            Strand.class.getName(),
            Tasks.class.getName(),
            Contest.class.getName(),
            Mapping.class.getName(),
            "java.lang.VirtualThread",
            "java.lang.Thread");

    /** The stack, whose frames are made out when somebody asks; {@code null} from then on. */
    private volatile @Nullable Throwable stack = new Stack();

    private volatile @Nullable List<StackTraceElement> frames;

    /** Whether it was noted at an earlier fork of the same code. */
    private final boolean shared;

    /** Notes the current stack. */
    ForkSite() {
        this.shared = false;
    }

    private ForkSite(List<StackTraceElement> frames) {
        this.shared = true;
        this.stack = null;
        this.frames = frames;
    }

    /** A site for later forks by the same code, with what is known to be theirs, too. */
    static ForkSite shared(List<StackTraceElement> frames) {
        return new ForkSite(List.copyOf(frames));
    }

    /** The frames of the user's code, innermost first. */
    List<StackTraceElement> frames() {
        List<StackTraceElement> known = frames;
        if (known != null) {
            return known;
        }
        Throwable noted = stack;
        if (noted != null) {
            frames = userFrames(noted);
            stack = null;
        }
        return frames();
    }

    private static List<StackTraceElement> userFrames(Throwable stack) {
        return Arrays.stream(stack.getStackTrace())
                .filter(frame -> !OWN_CLASSES.contains(withoutNested(frame.getClassName())))
                .toList();
    }

    private static String withoutNested(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }

    /** The line, for messages. */
    String describe() {
        List<StackTraceElement> known = frames();
        String line = known.isEmpty() ? "an unknown place" : known.getFirst().toString();
        return shared ? line + " (as before)" : line;
    }

    /** A throwable that nobody throws, only because that is the cheapest way to note a stack. */
    private static final class Stack extends Throwable {

        private static final long serialVersionUID = 1;

        Stack() {
            super(null, null, false, true);
        }
    }
}
