package dev.selvedge.simulation.agent;

import dev.selvedge.simulation.engine.Monitor;

/**
 * One entry of a simulated monitor. Its own, real monitor is entered and left where the program's would be: nobody else knows it, so that it
 * is always free.
 */
record Held(Monitor monitor) {}
