/**
 * The model {@code selvedge}: a virtual thread for each request, a scope for each order, a limit on how many run.
 */
@NullMarked
package dev.selvedge.lab.model.selvedge;

import org.jspecify.annotations.NullMarked;
