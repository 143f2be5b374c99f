package dev.selvedge.internal.channel;

import org.jspecify.annotations.Nullable;

/**
 * What a send finds at a closed channel, and a receive at one that has ended, in place of a result.
 *
 * @param how what became of the channel, for messages, such as {@code is closed}
 * @param cause the cause given to the close, or {@code null}
 */
public record ChannelEnd(String how, @Nullable Throwable cause) {

    /**
     * The end by a close.
     *
     * @param cause the cause given to it, or {@code null}
     * @return the end
     */
    public static ChannelEnd closed(@Nullable Throwable cause) {
        return new ChannelEnd("is closed", cause);
    }

    /** {@return the end by an abort} */
    public static ChannelEnd aborted() {
        return new ChannelEnd("was aborted", null);
    }

    /** {@return the end when the last receiver is gone} */
    public static ChannelEnd deserted() {
        return new ChannelEnd("is closed, because its last receiver is", null);
    }

    /** {@return the end that one who no longer listens finds} */
    public static ChannelEnd left() {
        return new ChannelEnd("is no longer received here, because this subscription was closed", null);
    }
}
