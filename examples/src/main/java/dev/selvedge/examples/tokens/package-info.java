/** A permit that a promise loses and a task gives back; read {@link PromiseHalf} beside {@link TaskHalf}. */
@NullMarked
package dev.selvedge.examples.tokens;

import org.jspecify.annotations.NullMarked;
