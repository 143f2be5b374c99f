/**
 * Tasks in child processes, for what may crash, leak or exit: memory that must be isolated, native code, libraries that call
 * {@code System.exit}.
 *
 * <p>{@link dev.selvedge.worker.Workers} is a pool of child JVMs that belongs to a scope. A {@link dev.selvedge.worker.Job} is a
 * record: its class says what to do, its components with what. In the parent it is an ordinary {@link dev.selvedge.Task}: join,
 * select, cancellation, deadline and context are those of any task, and so is what tools see.
 *
 * <p>Data are copied, never shared. What a job has cross is what its declaration names, and no code is ever sent: parent and
 * child have the same class path.
 *
 * <p>Unless a method says otherwise, a {@code null} argument throws {@link java.lang.NullPointerException} with the parameter's
 * name, and every type is safe for use by many threads at once. What a thread does before it forks a job <i>happens before</i>
 * what a thread does after it has seen the job's end; within the child, the job has a memory of its own.
 */
@NullMarked
package dev.selvedge.worker;

import org.jspecify.annotations.NullMarked;
