/** From one schedule to many: strategies that choose schedules, the search for a smaller one that fails too, and the report. */
@NullMarked
package dev.selvedge.simulation.explore;

import org.jspecify.annotations.NullMarked;
