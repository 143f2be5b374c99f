/**
 * What the servers have in common, whatever their model: their arguments, and what they ask of the system. Each model of the workload
 * {@code order} ({@link dev.selvedge.lab.order}) is a package below this one, with a main class that is a child
 * ({@link dev.selvedge.lab.child}); the models of each other workload share a package, which has its name. What servers that block are made
 * of is in {@link dev.selvedge.lab.model.blocking}, what those on event loops are made of in {@link dev.selvedge.lab.model.loop}.
 */
@NullMarked
package dev.selvedge.lab.model;

import org.jspecify.annotations.NullMarked;
