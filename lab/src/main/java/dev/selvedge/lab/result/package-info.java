/** What a run has found, as it is written to {@code results.json}. */
@NullMarked
package dev.selvedge.lab.result;

import org.jspecify.annotations.NullMarked;
