package dev.selvedge.doctor.snapshot;

import java.util.List;
import java.util.Objects;

/**
 * A thread, or a task that a loop has suspended, which is on none.
 *
 * @param id its number, as {@code Thread.threadId()}; negative for a suspended task, which is listed as a virtual thread without a stack
 * @param name its name, empty for none
 * @param virtual whether it is a virtual thread
 * @param daemon whether the JVM ends without it; true for every virtual thread
 * @param state as {@code Thread.State} names it
 * @param carrier which platform thread it is mounted on, by number; 0 if it is not mounted
 * @param stack its frames, innermost first, each as {@code StackTraceElement.toString()} gives it
 * @param waits what it waits for: several things in a select, nothing if it does not wait or it is not known for what
 * @param holds what it holds that others could wait for
 * @param container what it was started in, such as an executor; empty if it is not known
 * @param task what runs on it, if Selvedge knows; its description is empty if not
 */
public record ThreadState(
        long id,
        String name,
        boolean virtual,
        boolean daemon,
        String state,
        long carrier,
        List<String> stack,
        List<Wait> waits,
        List<Resource> holds,
        String container,
        Task task) {

    /** Takes copies, and sees that all is there. */
    public ThreadState {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(task, "task");
        stack = List.copyOf(stack);
        waits = List.copyOf(waits);
        holds = List.copyOf(holds);
    }
}
