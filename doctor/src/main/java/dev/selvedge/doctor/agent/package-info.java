/**
 * What runs inside the examined JVM: looks at every thread once and writes what it saw as JSON, in the shape of
 * {@code dev.selvedge.doctor.snapshot}.
 *
 * <p>It needs JDK 25, no flag, and no class but its own and the JDK's: Selvedge, where it is there, is asked by reflection. It stops one
 * thread at a time, never all of them, forces no collection, and starts nothing. {@code Entry} alone stays loaded; all else is loaded by
 * a loader of its own, which is garbage once the file is written.
 */
@NullMarked
package dev.selvedge.doctor.agent;

import org.jspecify.annotations.NullMarked;
