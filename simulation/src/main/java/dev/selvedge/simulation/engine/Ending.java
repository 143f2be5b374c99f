package dev.selvedge.simulation.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a schedule ended. */
public final class Ending {

    /** In which way. */
    public enum Kind {
        /** The program returned, and nothing is left. */
        PASSED("passed"),
        /** The program, or a thread that it started, threw. */
        FAILED("failed"),
        /** Nobody can run, and no time will come. */
        STUCK("stuck"),
        /** The program returned, but threads that it started have not ended. */
        LEFT_BEHIND("left threads behind"),
        /** It took more steps than it may. */
        ENDLESS("did not end within the steps that are allowed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean isStuck() {
            return this == STUCK || this == LEFT_BEHIND || this == ENDLESS;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final Kind kind;
    private final @Nullable Throwable thrown;
    private final int steps;
    private final long nanos;
    private final long hash;
    private final Map<String, Integer> notes;
    private final Map<String, Boolean> sometimes;
    private final Decisions decisions;
    private final List<Actor> living;

    Ending(
            Kind kind,
            @Nullable Throwable thrown,
            int steps,
            long nanos,
            long hash,
            Map<String, Integer> notes,
            Map<String, Boolean> sometimes,
            Decisions decisions,
            List<Actor> living) {
        this.kind = kind;
        this.thrown = thrown;
        this.steps = steps;
        this.nanos = nanos;
        this.hash = hash;
        this.notes = notes;
        this.sometimes = sometimes;
        this.decisions = decisions;
        this.living = living;
    }

    /** {@return in which way it ended} */
    public Kind kind() {
        return kind;
    }

    /** {@return what was thrown, if it failed} */
    public @Nullable Throwable thrown() {
        return thrown;
    }

    /** {@return how many switch points there were} */
    public int steps() {
        return steps;
    }

    /** {@return how much simulated time has passed, in nanoseconds} */
    public long nanos() {
        return nanos;
    }

    /** {@return what differs if anything in the order of turns does} */
    public long hash() {
        return hash;
    }

    /** {@return what the user should know, with how often it was met} */
    public Map<String, Integer> notes() {
        return notes;
    }

    /** {@return what is to happen in some schedule, with whether it has in this one} */
    public Map<String, Boolean> sometimes() {
        return sometimes;
    }

    /** {@return what was decided} */
    public Decisions decisions() {
        return decisions;
    }

    /** {@return who waits for whom, if that is how it ended; those who wait stay as they are} */
    public @Nullable Waiting waiting() {
        return kind.isStuck() ? Waiting.describe(living) : null;
    }

    /** {@return whether it is the same failure, as far as one can tell, though by another schedule} */
    public boolean isLike(Ending other) {
        return kind == other.kind
                && (thrown == null ? other.thrown == null : other.thrown != null && isLike(thrown, other.thrown));
    }

    private static boolean isLike(Throwable one, Throwable other) {
        return one.getClass() == other.getClass() && Places.of(one).equals(Places.of(other));
    }
}
