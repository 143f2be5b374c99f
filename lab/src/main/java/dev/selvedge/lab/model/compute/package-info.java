/** The servers of the workload {@code compute}: the same HTTP server for all, and a way to run tasks for each. */
@NullMarked
package dev.selvedge.lab.model.compute;

import org.jspecify.annotations.NullMarked;
