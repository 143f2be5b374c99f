/**
 * What the rewritten classes of the JDK call. The agent gives these classes to the boot class loader, the only one that the JDK sees: they
 * know nothing but the JDK.
 */
@NullMarked
package dev.selvedge.simulation.agent.bridge;

import org.jspecify.annotations.NullMarked;
