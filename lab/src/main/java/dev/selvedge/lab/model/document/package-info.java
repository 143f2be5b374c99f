/**
 * The servers of the workload {@code document}. {@code threads} and {@code virtual} are one and the same blocking code
 * ({@link dev.selvedge.lab.model.document.BlockingDesk}) on a pool of platform threads and on virtual ones, and {@code event-loop-blocked}
 * has that code on its loops. {@code event-loop} and {@code hybrid} have clients that never block, and differ in where a PDF is read: on the
 * loop, or on a pool of workers. {@code selvedge} has a scope for each request.
 */
@NullMarked
package dev.selvedge.lab.model.document;

import org.jspecify.annotations.NullMarked;
