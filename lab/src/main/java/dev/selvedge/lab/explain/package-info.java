/** Says in sentences what the figures of a run mean, by rules that look at nothing but the figures. */
@NullMarked
package dev.selvedge.lab.explain;

import org.jspecify.annotations.NullMarked;
