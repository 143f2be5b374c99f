/**
 * Waiting and being cancelled: what scopes, tasks, channels and selects have in common.
 *
 * <p>A {@link dev.selvedge.internal.wait.Strand} is what the library knows of one thread. To wait, a strand makes a
 * {@link dev.selvedge.internal.wait.Waiter} with one {@link dev.selvedge.internal.wait.Node} for each thing that could
 * end the wait, puts the nodes in the queues of the {@link dev.selvedge.internal.wait.Waitable}s, and parks until one
 * compare-and-set on the waiter has settled how the wait ends: by a node (the operation took effect) or by a
 * {@link dev.selvedge.internal.wait.Signal} (it took none). A {@link dev.selvedge.internal.wait.Region} is what is
 * cancelled as one: a scope, a task, a shielded block.
 *
 * <p>Nothing here throws an exception of the API: results are values, and the package {@code dev.selvedge} turns them
 * into exceptions.
 *
 * <h2>Locks</h2>
 *
 * Every waitable is its own lock, as is every region. A lock is held for a few instructions, never while parking or
 * running a user's code. Only a select takes several waitables, in their {@code order}. A region's lock and a waitable's
 * lock are never held together, except that a region's lock may be taken before those of the regions below it.
 */
@NullMarked
package dev.selvedge.internal.wait;

import org.jspecify.annotations.NullMarked;
