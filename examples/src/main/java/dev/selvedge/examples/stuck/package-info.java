/**
 * Planted faults for the doctor to find, and healthy busy programs in which it must find nothing. {@link Cases} has them all; each is
 * started in this process and stays until the process ends.
 */
@NullMarked
package dev.selvedge.examples.stuck;

import org.jspecify.annotations.NullMarked;
