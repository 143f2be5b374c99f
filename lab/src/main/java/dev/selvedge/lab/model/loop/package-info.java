/**
 * The parts of a server on event loops, for whatever workload: Vert.x, with as many loops as cores and the same on each of them, so that no
 * request ever crosses to another loop. In front an HTTP server, behind it one loop's share of the connections to the database and to other
 * services.
 */
@NullMarked
package dev.selvedge.lab.model.loop;

import org.jspecify.annotations.NullMarked;
