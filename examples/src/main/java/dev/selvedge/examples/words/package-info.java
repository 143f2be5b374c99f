/** Counting the words of many files with a reader, workers and a merge; begin with {@link Pipeline}. */
@NullMarked
package dev.selvedge.examples.words;

import org.jspecify.annotations.NullMarked;
