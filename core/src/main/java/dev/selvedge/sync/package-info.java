/**
 * What tasks share: permits, locks, events, latches. All are fair, all can be selected, all waits end by cancellation and
 * interruption, and each knows who holds it.
 */
@NullMarked
package dev.selvedge.sync;

import org.jspecify.annotations.NullMarked;
