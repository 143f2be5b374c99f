package dev.selvedge;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a send to a closed channel and by a receive from one that has ended. Its {@linkplain #getCause() cause} is
 * the one that the channel was closed with, if any.
 */
public final class ChannelClosedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ChannelClosedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
