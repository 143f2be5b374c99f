/** What the agent makes of ordinary code, tried on the programs in {@code victims}. */
@org.jspecify.annotations.NullMarked
package dev.selvedge.simulation.agent;
