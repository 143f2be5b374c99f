package dev.selvedge.internal.channel;

import org.jspecify.annotations.Nullable;

/**
 * What a send finds at a closed channel, and a receive at one that has ended, in place of a result.
 *
 * @param cause the cause given to the close, or {@code null}
 */
public record ChannelEnd(@Nullable Throwable cause) {}
