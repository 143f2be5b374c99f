/**
 * The model {@code threads}: a platform thread for each request, from a pool, for as long as the request takes.
 */
@NullMarked
package dev.selvedge.lab.model.threads;

import org.jspecify.annotations.NullMarked;
