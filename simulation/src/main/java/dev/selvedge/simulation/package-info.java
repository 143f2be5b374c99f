/**
 * Runs a program again and again, under one schedule after another, with time that does not pass; and when one of them fails, runs just
 * that one again.
 *
 * <p>{@link dev.selvedge.simulation.SimulatedTest} is for tests, {@link dev.selvedge.simulation.Simulation} for everything else.
 */
@NullMarked
package dev.selvedge.simulation;

import org.jspecify.annotations.NullMarked;
