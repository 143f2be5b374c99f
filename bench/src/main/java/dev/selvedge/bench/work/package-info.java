/** What is measured: the rows of the table, the systems that take part in each, and what each must compute. */
@NullMarked
package dev.selvedge.bench.work;

import org.jspecify.annotations.NullMarked;
