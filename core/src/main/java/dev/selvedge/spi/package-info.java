/**
 * The seams: everything that Selvedge asks of the JDK goes through four interfaces here.
 *
 * <p>{@link dev.selvedge.spi.ThreadStarter} starts threads, {@link dev.selvedge.spi.Parker} parks and wakes them,
 * {@link dev.selvedge.spi.TimeSource} tells the time and fires alarms, and {@link dev.selvedge.spi.TaskListener} is told
 * what happens. An {@link dev.selvedge.spi.Environment} holds one of each. Nothing else in the library parks, sleeps,
 * reads a clock or starts a thread, so whoever replaces these four controls all of it: that is how simulation works.
 *
 * <p>Application code has no need of this package, but for {@link dev.selvedge.spi.ContextCarrier}, which carries what other
 * libraries keep with a thread over to the tasks that it forks.
 */
@NullMarked
package dev.selvedge.spi;

import org.jspecify.annotations.NullMarked;
