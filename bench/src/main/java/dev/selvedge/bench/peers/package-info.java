/** How Selvedge, Jox and the JDK do the work of each row, written as their own users would. */
@NullMarked
package dev.selvedge.bench.peers;

import org.jspecify.annotations.NullMarked;
