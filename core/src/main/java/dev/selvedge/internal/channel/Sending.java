package dev.selvedge.internal.channel;

/** What became of an attempt to send at an open channel. */
public enum Sending {
    /** The element was sent. */
    SENT,
    /** There is no place for it now. */
    FULL,
    /** There is no place for it, and it is not to wait. */
    DROPPED
}
