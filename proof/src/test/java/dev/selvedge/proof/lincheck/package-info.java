/**
 * What never waits, under Lincheck: each class has the operations; its nested {@code Specification} is the same for one
 * thread. What waits is proved by the histories.
 */
package dev.selvedge.proof.lincheck;
