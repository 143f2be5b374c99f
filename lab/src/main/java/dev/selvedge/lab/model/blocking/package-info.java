/**
 * The parts of a server that blocks: Tomcat or Helidon in front, JDBC and a blocking HTTP client behind. The models {@code threads} and
 * {@code selvedge} are both made of them, so that only the concurrency differs.
 */
@NullMarked
package dev.selvedge.lab.model.blocking;

import org.jspecify.annotations.NullMarked;
