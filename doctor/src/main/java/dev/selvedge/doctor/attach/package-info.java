/**
 * Gets a snapshot of another JVM on this machine: finds the agent, loads it there, reads what it wrote, and cleans up.
 */
@NullMarked
package dev.selvedge.doctor.attach;

import org.jspecify.annotations.NullMarked;
