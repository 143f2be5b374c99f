package dev.selvedge.internal.wait;

import java.util.concurrent.atomic.AtomicLong;

/** Something that can be waited for: a lock, with a place in the order in which a select takes several of them. */
public abstract class Waitable extends SpinLock {

    private static final AtomicLong NEXT_ORDER = new AtomicLong();

    /** The place in the lock order; unique. */
    final long order = NEXT_ORDER.getAndIncrement();

    /** For the classes of things that can be waited for. */
    protected Waitable() {}

    /**
     * What it is, for messages and diagnosis, such as {@code channel 'rows'}.
     *
     * @return a few words
     */
    public abstract String describe();
}
