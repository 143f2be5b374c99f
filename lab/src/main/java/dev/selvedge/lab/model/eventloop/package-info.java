/**
 * The models on event loops, as many loops as cores, on Vert.x: {@code event-loop}, where nothing blocks; {@code event-loop-blocked}, where
 * the driver and the client of {@code threads} do, on the loop; and {@code hybrid}, where a pool of workers has the database, and the loops
 * all else.
 */
@NullMarked
package dev.selvedge.lab.model.eventloop;

import org.jspecify.annotations.NullMarked;
