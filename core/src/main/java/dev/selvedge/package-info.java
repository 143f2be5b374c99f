/**
 * Structured concurrency for virtual threads: scopes, tasks, channels, select, cancellation, deadlines and context.
 *
 * <p>A {@link dev.selvedge.Scope} runs a body on the calling thread and {@link dev.selvedge.Task}s beside it, and ends
 * when all have ended. Tasks talk over {@link dev.selvedge.Channel}s; {@link dev.selvedge.Select} waits for the first of
 * several things. What blocks says so, and throws {@link java.lang.InterruptedException} when its thread is interrupted
 * and {@link dev.selvedge.CancelledException}, a subclass, when its task is cancelled; in both cases the operation took
 * no effect.
 *
 * <p>Unless a method says otherwise, a {@code null} argument throws {@link java.lang.NullPointerException} with the
 * parameter's name, and every type is safe for use by many threads at once.
 *
 * <h2>Memory consistency</h2>
 *
 * As {@link java.util.concurrent} defines it, these <i>happen before</i> those:
 *
 * <ul>
 *   <li>what a thread does before it forks a task, what the task does;
 *   <li>what a task does, what a thread does after it has seen the task's end by {@code join}, {@code outcome},
 *       {@code onDone}, or by the end of the scope;
 *   <li>what a thread does before it sends an element, what another does after it has received that element;
 *   <li>what a thread does before it closes a channel, what another does after it has seen the channel's end;
 *   <li>what a thread does before it cancels, what another does after it has been told by an exception, a handler, or
 *       {@link dev.selvedge.Cancellation#isCancelled()}.
 * </ul>
 */
@NullMarked
package dev.selvedge;

import org.jspecify.annotations.NullMarked;
