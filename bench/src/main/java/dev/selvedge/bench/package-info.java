/**
 * The command {@code ./selvedge bench}: measures Selvedge beside its peers, in one run, and prints a table of ratios.
 *
 * <p>{@link dev.selvedge.bench.work} says what is measured, {@link dev.selvedge.bench.peers} how each system does it;
 * the peers that need a preview of the JDK and those in Kotlin have packages of their own.
 */
@NullMarked
package dev.selvedge.bench;

import org.jspecify.annotations.NullMarked;
