/** The primes, from a body that would go on for ever; begin with {@link Primes}. */
@NullMarked
package dev.selvedge.examples.primes;

import org.jspecify.annotations.NullMarked;
