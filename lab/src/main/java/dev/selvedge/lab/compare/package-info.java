/** Compares two runs: what differs between them, and whether by more than their rounds scatter. */
@NullMarked
package dev.selvedge.lab.compare;

import org.jspecify.annotations.NullMarked;
