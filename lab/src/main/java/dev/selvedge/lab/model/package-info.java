/**
 * What the servers of all models have in common: their arguments. Each model is a package below this one, with a main class
 * that is a child ({@link dev.selvedge.lab.child}) and serves the workload {@code order} ({@link dev.selvedge.lab.order}).
 */
@NullMarked
package dev.selvedge.lab.model;

import org.jspecify.annotations.NullMarked;
