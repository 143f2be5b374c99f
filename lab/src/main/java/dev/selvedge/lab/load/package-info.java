/** The load generator: a process of its own that sends requests and records what came back. */
@NullMarked
package dev.selvedge.lab.load;

import org.jspecify.annotations.NullMarked;
