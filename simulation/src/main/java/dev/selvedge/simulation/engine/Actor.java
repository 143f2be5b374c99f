package dev.selvedge.simulation.engine;

import org.jspecify.annotations.Nullable;

/** One who takes turns: a virtual thread, or an alarm whose time has come. Only for the carrier, and the thread mounted on it. */
public final class Actor {

    /** Its number, in the order of first appearance in its schedule. */
    final int id;

    final long key;

    /** What a turn is. */
    final Runnable task;

    /** {@code null} for an alarm. */
    final @Nullable Thread thread;

    /** How many decisions it has come to. */
    int steps;

    /** How many it has started. */
    int children;

    /** Whether it could take a turn. */
    boolean ready;

    /** Whether it gave up its turn by itself, so that somebody else would get on. */
    boolean yielded;

    /** For the chooser to keep what it knows of it; 0 until it does. */
    private long rank;

    /** What it waits for, if the schedule itself lets it wait. */
    @Nullable
    Blocker suspendedAt;

    /** How many random seeds it has had. */
    int seeds;

    Actor(int id, long key, Runnable task, @Nullable Thread thread) {
        this.id = id;
        this.key = key;
        this.task = task;
        this.thread = thread;
    }

    /** {@return what the chooser has noted of it; 0 until it has} */
    public long rank() {
        return rank;
    }

    /**
     * Notes something of it, for the chooser.
     *
     * @param noted what
     */
    public void rank(long noted) {
        this.rank = noted;
    }

    /** {@return what is the same in every schedule in which it is the n-th child of the same parent, whatever the others do} */
    public long key() {
        return key;
    }

    /** {@return whether it gave up its turn by itself, so that somebody else would get on} */
    public boolean yielded() {
        return yielded;
    }

    boolean isAlive() {
        return thread == null || thread.isAlive();
    }

    @Override
    public String toString() {
        return thread == null ? "the clock" : Names.of(thread, id);
    }
}
