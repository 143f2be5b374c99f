package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scope, as a node of the tree of scopes and tasks.
 *
 * @param id tells it from all others; the same in later reports on the same JVM
 * @param name its name
 * @param owner the thread that runs its body, by number; 0 if that is not known
 * @param ownerName what that thread is called
 * @param ownerDoes what that thread does
 * @param ageMillis how long ago it was opened, in milliseconds
 * @param leftMillis what is left until its own deadline, in milliseconds, negative after that; {@code null} if it has none
 * @param cancelled the cancellation that was asked for and is not yet obeyed; {@code null} if none was
 * @param tasks how many tasks it has that have not ended
 * @param shown some of them, those that were asked to end and those with scopes of their own first
 * @param more how many are not shown
 */
public record ScopeNode(
        String id,
        String name,
        long owner,
        String ownerName,
        String ownerDoes,
        long ageMillis,
        @Nullable Long leftMillis,
        @Nullable Asked cancelled,
        int tasks,
        List<TaskNode> shown,
        int more) {

    /** Takes a copy. */
    public ScopeNode {
        shown = List.copyOf(shown);
    }
}
