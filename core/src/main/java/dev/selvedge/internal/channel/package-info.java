/**
 * The algorithm of the channel, apart from its interface, so that it can be exchanged. Results are values; the package
 * {@code dev.selvedge} turns them into exceptions.
 */
@NullMarked
package dev.selvedge.internal.channel;

import org.jspecify.annotations.NullMarked;
