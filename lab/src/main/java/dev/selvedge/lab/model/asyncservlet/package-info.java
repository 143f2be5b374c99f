/**
 * The model {@code async-servlet}: a pool of threads as in {@code threads}, given back while a payment is under way, which a client that
 * does not block waits for.
 */
@NullMarked
package dev.selvedge.lab.model.asyncservlet;

import org.jspecify.annotations.NullMarked;
