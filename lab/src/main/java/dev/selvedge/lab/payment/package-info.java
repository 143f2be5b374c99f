/**
 * The payment service: a process of its own that takes about 200 ms for a call, and does next to nothing in that time.
 */
@NullMarked
package dev.selvedge.lab.payment;

import org.jspecify.annotations.NullMarked;
