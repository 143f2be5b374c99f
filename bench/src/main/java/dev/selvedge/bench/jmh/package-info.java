/** What JMH runs: one benchmark for all rows, told by its parameters which row and system it is. */
@NullMarked
package dev.selvedge.bench.jmh;

import org.jspecify.annotations.NullMarked;
