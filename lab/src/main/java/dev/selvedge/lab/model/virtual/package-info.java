/**
 * The model {@code virtual}: a virtual thread for each request, and nothing else. No structure and no limit: what a service gets that only
 * exchanges its threads.
 */
@NullMarked
package dev.selvedge.lab.model.virtual;

import org.jspecify.annotations.NullMarked;
