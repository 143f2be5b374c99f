/** A spinner turns while a slow call computes, written in three ways; begin with {@link ScopeVersion}. */
@NullMarked
package dev.selvedge.examples.spinner;

import org.jspecify.annotations.NullMarked;
