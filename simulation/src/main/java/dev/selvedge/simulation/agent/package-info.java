/**
 * The agent: makes switch points, monitors, time and chance of ordinary code the simulation's own, by rewriting its classes as they are
 * loaded. Start the JVM with
 *
 * <pre>{@code -javaagent:selvedge-simulation-agent.jar=com.acme.orders,com.acme.billing}</pre>
 *
 * where the packages, and those below them, are the code under test. No other flag is needed.
 *
 * <p><b>Switch points</b> come before each call into {@code java.util.concurrent} and to a thread, each use of a {@code VarHandle}, each
 * entry of a monitor, and each access to a field that is not final or to an element of an array. Left out are: the code of class
 * initializers, as the JVM can't suspend a virtual thread in it; a constructor's accesses to fields of its own class; elements of arrays in
 * a method that makes an array itself.
 *
 * <p><b>Monitors.</b> On a simulated thread, {@code synchronized} enters a monitor of the simulation; the bytecode still enters and leaves a
 * real one, in pairs as the JIT compiler wants them, but that of an object of nobody else's. {@code wait}, {@code notify} and
 * {@code Thread.holdsLock} go the same way. An object that code under test and other code both use as a monitor is therefore not
 * excluded between the two on simulated threads; nor is one that native code locks. Method references to {@code wait} and {@code notify}
 * are not seen. Spurious wake-ups do not come.
 *
 * <p><b>Time.</b> On a simulated thread, {@code Thread.sleep}, the timed parks of {@code LockSupport}, the timed waits of
 * {@code java.util.concurrent}, {@code Instant.now()} and all clocks of {@code java.time} follow the simulation's clock, whoever calls them: these classes of
 * the JDK are rewritten, too. {@code System.nanoTime()} and {@code System.currentTimeMillis()} do so where code under test and
 * {@code java.util.concurrent} call them.
 *
 * <p><b>Chance.</b> {@code new Random()}, {@code Math.random()} in code under test take their seeds from the schedule. What can't be
 * controlled, such as a platform thread or a {@code SecureRandom}, is noted with its line.
 *
 * <p>On all other threads rewritten code does what it did before.
 */
@NullMarked
package dev.selvedge.simulation.agent;

import org.jspecify.annotations.NullMarked;
