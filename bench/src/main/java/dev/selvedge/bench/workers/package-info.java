/** Child processes: how long a job takes to begin, and how fast data cross, beside Python's multiprocessing and a process by hand. */
@NullMarked
package dev.selvedge.bench.workers;

import org.jspecify.annotations.NullMarked;
