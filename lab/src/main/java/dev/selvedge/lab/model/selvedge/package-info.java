/**
 * The model {@code selvedge}: a virtual thread for each request, a scope for each order, a limit on how many run. The limit is that of the
 * workload {@code document}, too.
 */
@NullMarked
package dev.selvedge.lab.model.selvedge;

import org.jspecify.annotations.NullMarked;
