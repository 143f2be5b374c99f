/** The {@code selvedge} command. */
@NullMarked
package dev.selvedge.cli;

import org.jspecify.annotations.NullMarked;
