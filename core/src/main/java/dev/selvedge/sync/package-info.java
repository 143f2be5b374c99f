/**
 * What tasks share: permits, locks, events, latches, rates, ticks. All are fair, all can be selected, all waits end by
 * cancellation and interruption, and what can be held knows who holds it.
 */
@NullMarked
package dev.selvedge.sync;

import org.jspecify.annotations.NullMarked;
