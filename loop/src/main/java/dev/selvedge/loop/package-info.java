/**
 * Code that is suspended and resumed inside one thread: {@link dev.selvedge.loop.Generator} and
 * {@link dev.selvedge.loop.Coroutine}.
 *
 * <p>What a body did before it was suspended happens-before what its reader does after that, and the other way round.
 */
@NullMarked
package dev.selvedge.loop;

import org.jspecify.annotations.NullMarked;
