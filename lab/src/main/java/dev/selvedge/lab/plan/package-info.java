/** What can be measured, and what a run is asked to do. */
@NullMarked
package dev.selvedge.lab.plan;

import org.jspecify.annotations.NullMarked;
