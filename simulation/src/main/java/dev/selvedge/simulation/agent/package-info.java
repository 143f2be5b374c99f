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
 * real one, in pairs as the JIT compiler wants them, but that of an object which nobody else has. {@code wait}, {@code notify} and
 * {@code Thread.holdsLock} go the same way; those who wait are notified in their order, and never wake without a reason. Of the JDK, the
 * blocks in {@code ConcurrentHashMap} and in the synchronized collections are rewritten, too, as they call code under test. The limits:
 *
 * <ul>
 *   <li>An object that code under test and other code both use as a monitor does not exclude the two from each other on simulated threads.
 *   <li>Method references to {@code wait} and {@code notify} are not seen; nor are monitors that native code enters.
 *   <li>In a class initializer, or with a native method below, a thread that would have to wait fails instead: it would block all others.
 *   <li>Blocks that javac has not compiled, and that keep their object in another way than its, stay monitors of the JVM.
 * </ul>
 *
 * <p><b>Time.</b> On a simulated thread, {@code Thread.sleep}, the timed parks of {@code LockSupport}, the timed waits of
 * {@code java.util.concurrent}, {@code Instant.now()} and all clocks of {@code java.time} follow the simulation's clock, whoever calls them: these classes of
 * the JDK are rewritten, too. {@code System.nanoTime()} and {@code System.currentTimeMillis()} do so where code under test and
 * {@code java.util.concurrent} call them.
 *
 * <p><b>Chance.</b> {@code new Random()}, {@code Math.random()} in code under test take their seeds from the schedule. What can't be
 * controlled, such as a platform thread or a {@code SecureRandom}, is noted with its line.
 *
 * <p>On all other threads rewritten code does what it did before. Classes that were loaded before the agent are not rewritten:
 * {@link dev.selvedge.simulation.agent.Agent#coverage()} names them. That the JVM warns of class data sharing when it starts is no harm: it
 * always does when an agent adds to the boot class path; {@code -Xshare:off} silences it.
 */
@NullMarked
package dev.selvedge.simulation.agent;

import org.jspecify.annotations.NullMarked;
