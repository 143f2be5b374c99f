package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task, as a node of the tree of scopes and tasks.
 *
 * @param thread the thread it runs on, by number
 * @param name its name
 * @param daemon whether it is cancelled once only daemons are left
 * @param seenMillis for how long the doctor has seen it, in milliseconds: it is at least as old
 * @param does what it does: what it waits for, or its state
 * @param place the line of the program where it is
 * @param releasedBy whose doing could end its wait; empty if it could be anybody's, or it does not wait
 * @param forkedAt where it was forked, innermost frame first
 * @param cancelled the cancellation that was asked for and is not yet obeyed; {@code null} if none was
 * @param scopes the scopes that it has opened
 */
public record TaskNode(
        long thread,
        String name,
        boolean daemon,
        long seenMillis,
        String does,
        String place,
        List<String> releasedBy,
        List<String> forkedAt,
        @Nullable Asked cancelled,
        List<ScopeNode> scopes) {

    /** Takes copies. */
    public TaskNode {
        releasedBy = List.copyOf(releasedBy);
        forkedAt = List.copyOf(forkedAt);
        scopes = List.copyOf(scopes);
    }
}
