/**
 * What scopes, tasks and waits did, told as it happens: to Java Flight Recorder, to Micrometer, or to an observer of yours.
 *
 * <p>{@link dev.selvedge.doctor.observe.Observation} installs observers: {@link dev.selvedge.doctor.observe.FlightEvents} makes events,
 * {@link dev.selvedge.doctor.observe.SelvedgeMeters} makes meters. The last one is the only class here that needs Micrometer, and is not
 * loaded unless the program names it. With nothing installed, nothing of this package runs.
 */
@NullMarked
package dev.selvedge.doctor.observe;

import org.jspecify.annotations.NullMarked;
