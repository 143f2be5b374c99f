/**
 * The model {@code event-loop}: as many threads as there are cores, none of which ever blocks; what a request does next is a
 * callback.
 */
@NullMarked
package dev.selvedge.lab.model.eventloop;

import org.jspecify.annotations.NullMarked;
