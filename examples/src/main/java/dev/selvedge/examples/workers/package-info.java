/** Jobs in child processes: one crashes, one leaks, one computes, and the program lives. */
@NullMarked
package dev.selvedge.examples.workers;

import org.jspecify.annotations.NullMarked;
