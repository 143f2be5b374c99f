/**
 * The workload {@code compute}, as every model has to do it, and nothing of how a model does it.
 *
 * <p>{@code POST /compute} with a body such as {@code {"from":20000000,"length":20000,"tasks":8}}: how many primes are there
 * among the 20,000 numbers from 20,000,000 on? The server cuts the numbers into 8 parts of the same length, has each counted by
 * a task of its own, and adds up. However many tasks there are, the computing is the same, and so is the answer, to the byte:
 * {@code {"from":20000000,"length":20000,"primes":1191}}.
 *
 * <p>Primes are found by trial division, the plainest way there is: no memory is touched and nothing is waited for, so that only
 * the tasks make the difference.
 */
@NullMarked
package dev.selvedge.lab.compute;

import org.jspecify.annotations.NullMarked;
