/**
 * The parts of a server that blocks: Tomcat or Helidon in front, JDBC and a blocking HTTP client behind, for whatever workload; and the shop
 * of the workload {@code order} as the models {@code threads}, {@code virtual} and {@code selvedge} have it, so that only the concurrency
 * differs.
 */
@NullMarked
package dev.selvedge.lab.model.blocking;

import org.jspecify.annotations.NullMarked;
