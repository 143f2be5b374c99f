/** Small programs that the agent rewrites, most of them with a bug that takes a certain order of steps. */
@org.jspecify.annotations.NullMarked
package dev.selvedge.simulation.agent.victims;
