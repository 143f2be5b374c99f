/**
 * What a JVM's threads were doing at one moment, as values: who waits for what, and who could end that. Made inside the JVM by
 * {@code dev.selvedge.doctor.agent}, written as JSON with the names of these records' components, and read here.
 */
@NullMarked
package dev.selvedge.doctor.snapshot;

import org.jspecify.annotations.NullMarked;
