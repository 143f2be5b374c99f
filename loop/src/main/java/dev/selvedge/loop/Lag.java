package dev.selvedge.loop;

import java.time.Duration;

/**
 * How late an event loop is: how long what was ready waited for its turn.
 *
 * @param latest of the turn that began last
 * @param longest of all turns so far
 */
public record Lag(Duration latest, Duration longest) {}
