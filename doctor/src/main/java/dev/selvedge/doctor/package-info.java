/**
 * Says what is stuck in a JVM, who holds it, and why: {@link dev.selvedge.doctor.Doctor}.
 */
@NullMarked
package dev.selvedge.doctor;

import org.jspecify.annotations.NullMarked;
