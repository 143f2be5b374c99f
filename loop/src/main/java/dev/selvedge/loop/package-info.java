/**
 * One thread, many tasks. {@link dev.selvedge.loop.EventLoop} takes turns: messages, and tasks that are confined to it.
 * {@link dev.selvedge.loop.Generator} and {@link dev.selvedge.loop.Coroutine} are code that is suspended and resumed inside one thread.
 *
 * <p>What was done in a turn of an event loop happens-before the turns after it, on whatever threads they are taken. Giving a loop a message, and forking a
 * task onto it, happens-before it is handled, or begins.
 *
 * <p>What a body did before it was suspended happens-before what its reader does after that, and the other way round.
 */
@NullMarked
package dev.selvedge.loop;

import org.jspecify.annotations.NullMarked;
