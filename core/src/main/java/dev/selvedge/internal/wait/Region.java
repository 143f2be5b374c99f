package dev.selvedge.internal.wait;

import dev.selvedge.spi.TaskListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
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

    private static final Subject OVER = () -> "something that has ended";

    private final @Nullable Region parent;
    private final boolean shield;
    private final int depth;
    private final boolean timed;
    private final long deadline;

    /** Why it was cancelled; set once, under the lock; read by anybody. */
    private volatile @Nullable CancelCause cause;

    /** Who runs in it, and what it is the region of; forgotten when it is over. */
    private @Nullable Strand strand;

    private Subject subject;

    /** Whether what it stood for has ended. Set once. */
    private volatile boolean over;

    /** What is below it; {@code null} until something is. */
    private volatile @Nullable Children children;

    /** Its link in the list of {@link Children}. */
    @Nullable
    Region older;

    /** Guarded by the lock. */
    private @Nullable CancelHandler firstHandler;

    private Region() {
        this.parent = null;
        this.strand = null;
        this.subject = () -> "no scope";
        this.shield = true;
        this.depth = 0;
        this.timed = false;
        this.deadline = 0;
    }

    private Region(Region parent, Strand strand, Subject subject, boolean shield, @Nullable Long ownDeadline) {
        this.parent = parent;
        this.strand = strand;
        this.subject = subject;
        this.shield = shield;
        this.depth = parent.depth + 1;
        boolean inherits = !shield && parent.timed && (ownDeadline == null || parent.deadline - ownDeadline <= 0);
        this.timed = inherits || ownDeadline != null;
        this.deadline = inherits ? parent.deadline : ownDeadline == null ? 0 : ownDeadline;
    }

    /** What a region is the region of: a scope, a task, a shield. */
    @FunctionalInterface
    public interface Subject {

        /**
         * What it is, for messages, such as {@code scope 'import'}.
         *
         * @return a few words
         */
        String describe();
    }

    /**
     * Makes a region below another one, and cancelled if that is.
     *
     * @param parent the one above
     * @param strand who runs in it: the task, or whose body it is
     * @param subject what it is the region of
     * @param ownDeadline its own deadline in nanoseconds, or {@code null}; the smaller of it and the parent's holds
     * @return the region
     */
    public static Region below(Region parent, Strand strand, Subject subject, @Nullable Long ownDeadline) {
        return new Region(parent, strand, subject, false, ownDeadline).attach();
    }

    /**
     * Makes a region that is to be below another one, but can't be found from there yet: {@link #attach} follows.
     *
     * @param parent the one above
     * @param strand who will run in it
     * @param subject what it is the region of
     * @return the region
     */
    static Region apart(Region parent, Strand strand, Subject subject) {
        return new Region(parent, strand, subject, false, null);
    }

    /**
     * Makes a region below another one, whose cancellations and deadline do not reach it.
     *
     * @param parent the one above
     * @param strand who runs in it
     * @param subject what it is the region of
     * @param ownDeadline its own deadline in nanoseconds, or {@code null}
     * @return the region
     */
    public static Region shielded(Region parent, Strand strand, Subject subject, @Nullable Long ownDeadline) {
        return new Region(parent, strand, subject, true, ownDeadline).attach();
    }

    /**
     * Puts it below the one above, and cancels it if that is. First it can be found, then it looks: so either this or who
     * cancels the one above sees the other.
     *
     * @return this
     */
    public Region attach() {
        Region above = parent();
        if (above == ROOT) {
            return this;
        }
        above.childrenOrNew().add(this);
        CancelCause already = above.cause;
        if (already != null && !shield) {
            mark(already);
        }
        return this;
    }

    private Children childrenOrNew() {
        Children known = children;
        if (known != null) {
            return known;
        }
        lock();
        try {
            if (children == null) {
                children = new Children();
            }
            return children;
        } finally {
            unlock();
        }
    }

    /** What it stood for has ended: it is no longer found from above, and forgets what it stood for. */
    public void end() {
        over = true;
        strand = null;
        subject = OVER;
    }

    /** The same, by the strand that made it, and now goes out of it: most often it is the newest one. */
    void endNewest() {
        end();
        Children siblings = parent().children;
        if (siblings != null) {
            siblings.remove(this);
        }
    }

    /** {@return whether what it stood for has ended} */
    boolean isOver() {
        return over;
    }

    /**
     * Cancels it and all below, except behind shields: runs the handlers, on this thread, and then wakes or interrupts who is
     * there. In that order, because who is woken takes its handlers back, and because an interrupt is the rougher way: it
     * closes the socket that a handler would have spoken through.
     *
     * @param why the cause
     * @return whether this call cancelled it; {@code false} if it was cancelled already
     */
    public boolean cancel(CancelCause why) {
        return cancel(why, Runnable::run);
    }

    /**
     * The same, but lets somebody else run the handlers, if there are any.
     *
     * @param why the cause
     * @param runner is given what runs the handlers
     * @return whether this call cancelled it; {@code false} if it was cancelled already
     */
    public boolean cancel(CancelCause why, Consumer<Runnable> runner) {
        Subject cancelled = subject; // read first: once it is marked it may end at any moment, and forget what it was
        if (!mark(why)) {
            return false;
        }
        tellOf(cancelled, why);
        List<Region> marked = markBelow(why);
        if (marked.stream().anyMatch(Region::hasHandler)) {
            runner.accept(() -> marked.forEach(region -> region.runHandlers(why)));
        }
        for (Region region : marked) {
            Strand inside = region.strand;
            if (inside != null) {
                inside.wakeIfCancelled();
            }
        }
        return true;
    }

    private static void tellOf(Subject cancelled, CancelCause why) {
        TaskListener listener = Strand.current().environment().listener();
        if (listener.listens()) {
            listener.cancelled(cancelled.describe(), why.canceller(), why.reason());
        }
    }

    private boolean hasHandler() {
        lock();
        try {
            return firstHandler != null;
        } finally {
            unlock();
        }
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
        Children known = children;
        return known == null ? List.of() : known.alive();
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
        if (this == ROOT) {
            return handler; // it will never run, so it is not kept
        }
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

    /** {@return who runs in it, or {@code null} for the root and for what is over} */
    public @Nullable Strand strand() {
        return strand;
    }

    /** {@return what it is the region of} */
    public Subject subject() {
        return subject;
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
