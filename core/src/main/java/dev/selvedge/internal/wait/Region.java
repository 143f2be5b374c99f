package dev.selvedge.internal.wait;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is cancelled as one: a scope (its body and its tasks), a task, a shielded block. Regions form a tree; cancelling
 * one cancels all below it, except behind a shield. Cancelled is for good.
 *
 * <p>Cancellation is pushed down when it happens, so asking whether one is cancelled is one read.
 */
public final class Region extends SpinLock {

    /** Where every strand begins that is no task: never cancelled, without a deadline. */
    static final Region ROOT = new Region();

    private final @Nullable Region parent;
    private final @Nullable Strand strand;
    private final String name;
    private final boolean shield;
    private final int depth;
    private final boolean timed;
    private final long deadline;

    /** Why it was cancelled; set once, under the lock; read by anybody. */
    private volatile @Nullable CancelCause cause;

    /** The rest is guarded by the lock. */
    private @Nullable Region firstChild;

    private @Nullable Region previous;
    private @Nullable Region next;
    private @Nullable CancelHandler firstHandler;

    private Region() {
        this.parent = null;
        this.strand = null;
        this.name = "";
        this.shield = true;
        this.depth = 0;
        this.timed = false;
        this.deadline = 0;
    }

    private Region(Region parent, Strand strand, String name, boolean shield, @Nullable Long ownDeadline) {
        this.parent = parent;
        this.strand = strand;
        this.name = name;
        this.shield = shield;
        this.depth = parent.depth + 1;
        boolean inherits = !shield
                && parent.timed
                && (ownDeadline == null || parent.deadline - ownDeadline <= 0);
        this.timed = inherits || ownDeadline != null;
        this.deadline = inherits ? parent.deadline : ownDeadline == null ? 0 : ownDeadline;
    }

    /**
     * Makes a region below another one, and cancelled if that is.
     *
     * @param parent the one above
     * @param strand who runs in it: the task, or whose body it is
     * @param name what it is, for messages; empty if it takes no part in them
     * @param ownDeadline its own deadline in nanoseconds, or {@code null}; the smaller of it and the parent's holds
     * @return the region
     */
    public static Region below(Region parent, Strand strand, String name, @Nullable Long ownDeadline) {
        return new Region(parent, strand, name, false, ownDeadline).attach();
    }

    /**
     * Makes a region below another one, whose cancellations and deadline do not reach it.
     *
     * @param parent the one above
     * @param strand who runs in it
     * @param name what it is, for messages
     * @param ownDeadline its own deadline in nanoseconds, or {@code null}
     * @return the region
     */
    public static Region shielded(Region parent, Strand strand, String name, @Nullable Long ownDeadline) {
        return new Region(parent, strand, name, true, ownDeadline).attach();
    }

    private Region attach() {
        Region above = parent();
        if (above == ROOT) {
            return this;
        }
        above.lock();
        try {
            if (above.cause != null && !shield) {
                cause = above.cause;
                return this;
            }
            next = above.firstChild;
            if (next != null) {
                next.previous = this;
            }
            above.firstChild = this;
        } finally {
            above.unlock();
        }
        return this;
    }

    /** Takes the region out of the tree, when what it stood for has ended. */
    public void detach() {
        Region above = parent();
        if (above == ROOT) {
            return;
        }
        above.lock();
        try {
            if (previous != null) {
                previous.next = next;
            } else if (above.firstChild == this) {
                above.firstChild = next;
            }
            if (next != null) {
                next.previous = previous;
            }
            previous = null;
            next = null;
        } finally {
            above.unlock();
        }
    }

    /**
     * Cancels it and all below, except behind shields, and wakes who waits there. Runs the handlers on this thread.
     *
     * @param why the cause
     * @return whether this call cancelled it; {@code false} if it was cancelled already
     */
    public boolean cancel(CancelCause why) {
        if (!mark(why)) {
            return false;
        }
        List<Region> marked = markBelow(why);
        for (Region region : marked) {
            if (region.strand != null) {
                region.strand.wakeIfCancelled();
            }
        }
        for (Region region : marked) {
            region.runHandlers(why);
        }
        return true;
    }

    private boolean mark(CancelCause why) {
        lock();
        try {
            if (cause != null) {
                return false;
            }
            cause = why;
            return true;
        } finally {
            unlock();
        }
    }

    /** Marks all that is below, without recursion: the tree may be deep. */
    private List<Region> markBelow(CancelCause why) {
        List<Region> marked = new ArrayList<>();
        Deque<Region> toVisit = new ArrayDeque<>();
        toVisit.add(this);
        while (!toVisit.isEmpty()) {
            Region region = toVisit.remove();
            marked.add(region);
            for (Region child : region.children()) {
                if (!child.shield && child.mark(why)) {
                    toVisit.add(child);
                }
            }
        }
        return marked;
    }

    /**
     * What is directly below at this moment.
     *
     * @return the regions below, newest first
     */
    public List<Region> children() {
        List<Region> children = new ArrayList<>();
        lock();
        try {
            for (Region child = firstChild; child != null; child = child.next) {
                children.add(child);
            }
        } finally {
            unlock();
        }
        return children;
    }

    private void runHandlers(CancelCause why) {
        for (CancelHandler handler = takeHandler(); handler != null; handler = takeHandler()) {
            handler.run(why);
        }
    }

    private @Nullable CancelHandler takeHandler() {
        lock();
        try {
            CancelHandler first = firstHandler;
            if (first != null) {
                unlink(first);
            }
            return first;
        } finally {
            unlock();
        }
    }

    /**
     * Arranges for an action to run once when the region is cancelled; at once, on this thread, if it is already.
     *
     * @param action the action
     * @return to take it back
     */
    public CancelHandler onCancel(Runnable action) {
        CancelHandler handler = new CancelHandler(this, action);
        CancelCause already;
        lock();
        try {
            already = cause;
            if (already == null) {
                handler.next = firstHandler;
                if (firstHandler != null) {
                    firstHandler.previous = handler;
                }
                firstHandler = handler;
            }
        } finally {
            unlock();
        }
        if (already != null) {
            handler.run(already);
        }
        return handler;
    }

    void forget(CancelHandler handler) {
        lock();
        try {
            unlink(handler);
        } finally {
            unlock();
        }
    }

    private void unlink(CancelHandler handler) {
        if (handler.previous != null) {
            handler.previous.next = handler.next;
        } else if (firstHandler == handler) {
            firstHandler = handler.next;
        }
        if (handler.next != null) {
            handler.next.previous = handler.previous;
        }
        handler.previous = null;
        handler.next = null;
    }

    /**
     * Whether this is, or is below, another region, shields or not.
     *
     * @param other the other one
     * @return whether the other one is this or above it
     */
    public boolean isWithin(Region other) {
        Region region = this;
        while (region.depth > other.depth) {
            region = region.parent();
        }
        return region == other;
    }

    /** {@return whether it was cancelled} */
    public boolean isCancelled() {
        return cause != null;
    }

    /** {@return why it was cancelled, or {@code null} if it was not} */
    public @Nullable CancelCause cause() {
        return cause;
    }

    /** {@return the region above} */
    Region parent() {
        return parent == null ? ROOT : parent;
    }

    /** {@return who runs in it, or {@code null} for the root} */
    public @Nullable Strand strand() {
        return strand;
    }

    /** {@return what it is, for messages} */
    public String name() {
        return name;
    }

    /** {@return whether a deadline holds here} */
    public boolean isTimed() {
        return timed;
    }

    /** {@return the deadline that holds here in nanoseconds, if {@link #isTimed()}} */
    public long deadline() {
        return deadline;
    }
}
