package dev.selvedge.internal.wait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Something that can be waited for: a lock, with a place in the order in which a select takes several of them. */
public abstract class Waitable extends SpinLock {

    private static final AtomicLong NEXT_ORDER = new AtomicLong();
    private static final VarHandle ORDER;

    static {
        try {
            ORDER = MethodHandles.lookup().findVarHandle(Waitable.class, "order", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The place in the lock order: 0 until it is asked for, as most never meet another one in a select. */
    private volatile long order;

    /** For the classes of things that can be waited for. */
    protected Waitable() {}

    /** The place in the lock order; unique, and never changes. */
    final long order() {
        long known = order;
        if (known != 0) {
            return known;
        }
        long next = NEXT_ORDER.incrementAndGet();
        return ORDER.compareAndSet(this, 0L, next) ? next : order;
    }

    /**
     * What it is, for messages and diagnosis, such as {@code channel 'rows'}.
     *
     * @return a few words
     */
    public abstract String describe();

    /**
     * Whether the waits for it may end by themselves, because some time comes. For diagnosis; may take its lock.
     *
     * @return whether they may
     */
    public boolean endsByItself() {
        return false;
    }

    /**
     * Whose doing ends the waits for it, as far as it knows them: who holds the lock, who is to end. For diagnosis; may take its lock.
     *
     * @return their strands; empty where anybody could do it, as with a channel
     */
    public List<Strand> holders() {
        return List.of();
    }
}
