package dev.selvedge;

import dev.selvedge.internal.wait.Strand;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a task was forked: the stack of the call, and the site of the task that made it, up to the root. It is a throwable
 * only because that is the cheapest way to note a stack: the frames are made out when somebody asks.
 */
final class ForkSite extends Throwable {

    private static final long serialVersionUID = 1;

    /** Sites above this one are not kept: a task may fork its successor for ever. */
    private static final int MOST_LEVELS = 32;

    private static final Set<String> OWN_CLASSES = Set.of(
            ForkSite.class.getName(),
            ForkedTask.class.getName(),
            Scope.class.getName(),
            ScopeBuilder.class.getName(),
            ScopeImpl.class.getName(),
            Strand.class.getName(),
            "java.lang.VirtualThread",
            "java.lang.Thread");

    private final transient @Nullable ForkedTask<?> forker;
    private final transient @Nullable ForkSite above;
    private final int level;

    private ForkSite(@Nullable ForkedTask<?> forker) {
        super(null, null, false, true);
        ForkSite forkers = forker == null ? null : forker.site();
        this.level = forkers == null ? 0 : forkers.level + 1;
        boolean keep = level % MOST_LEVELS != 0;
        this.forker = keep ? forker : null;
        this.above = keep ? forkers : null;
    }

    /** Notes the current stack. */
    static ForkSite capture(Strand forker) {
        return new ForkSite(forker instanceof ForkedTask<?> task ? task : null);
    }

    /** The frames of the user's code, innermost first. */
    List<StackTraceElement> frames() {
        return Arrays.stream(getStackTrace())
                .filter(frame -> !OWN_CLASSES.contains(withoutNested(frame.getClassName())))
                .toList();
    }

    private static String withoutNested(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }

    /** One line for each level, from this one up to the root. */
    String describeChain() {
        StringBuilder lines = new StringBuilder();
        for (ForkSite site = this; site != null; site = site.above) {
            List<StackTraceElement> frames = site.frames();
            lines.append("\n    forked at ").append(frames.isEmpty() ? "an unknown place" : frames.getFirst());
            if (site.forker != null) {
                lines.append(" by ").append(site.forker.describe());
            } else if (site.level > 0) {
                lines.append(", ").append(site.level).append(" levels below the root");
            }
        }
        return lines.toString();
    }
}
