/** What the examples share to talk with whoever started them: the arguments and the terminal. */
@NullMarked
package dev.selvedge.examples.terminal;

import org.jspecify.annotations.NullMarked;
