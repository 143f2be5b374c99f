/**
 * Channels across the border. Both processes do the same: a {@link dev.selvedge.worker.internal.stream.Outflow} takes from a channel
 * and sends, as far as the other side has granted; an {@link dev.selvedge.worker.internal.stream.Inflow} delivers what came and grants
 * anew. What has been granted always finds a place, so whoever reads from the wire never waits for a user's code.
 */
@NullMarked
package dev.selvedge.worker.internal.stream;

import org.jspecify.annotations.NullMarked;
