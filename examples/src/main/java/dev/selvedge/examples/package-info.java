/** The list of examples, and what an example is. Each example has a package of its own below this one. */
@NullMarked
package dev.selvedge.examples;

import org.jspecify.annotations.NullMarked;
