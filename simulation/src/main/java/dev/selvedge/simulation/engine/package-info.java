/**
 * The engine: runs one program under one schedule, on one carrier, with time of its own. Nothing here knows of test frameworks.
 */
@NullMarked
package dev.selvedge.simulation.engine;

import org.jspecify.annotations.NullMarked;
