package dev.selvedge.internal.wait;

import dev.selvedge.internal.jdk.JdkEnvironment;
import dev.selvedge.spi.Environment;
import dev.selvedge.spi.Parker;
import org.jspecify.annotations.Nullable;

/**
 * What the library knows of one thread: the innermost region it is in, the context it carries, the wait it is in. A
 * forked task is a strand of its own; any other thread gets one at its first use of the library.
 *
 * <h2>Whose interrupt is it?</h2>
 *
 * A cancellation interrupts the thread, unless it finds it in a wait of this library and can end that instead. Such an
 * interrupt is noted in {@link #interruptSent}, so that it can be taken back when the cancelled region has ended, and is
 * never taken for one that came from outside. It is not sent where the flag is set already: that one is from outside
 * and stays. What the JDK can't tell, nobody can: an interrupt from outside that arrives while ours is still pending
 * leaves no trace of its own in the flag.
 */
public class Strand extends Waitable implements Region.Subject, Thread.UncaughtExceptionHandler {

    /** How often to pause before looking at the clock again. */
    private static final int PAUSES_PER_LOOK = 8;

    /** Who runs on a thread that is not {@linkplain #runMarked marked}. */
    private static final ThreadLocal<@Nullable Strand> CURRENT = new ThreadLocal<>();

    private final Environment environment;

    /** The thread it runs on: {@code null} before and after. Written under the lock. */
    private volatile @Nullable Thread thread;

    /** The innermost region. Written under the lock, by the strand itself. */
    private Region region;

    /** The wait it is in, or was in last. Written by the strand itself. */
    private volatile @Nullable Waiter waiter;

    /** Whether the interrupt flag, if set, was set by a cancellation. Guarded by the lock. */
    private boolean interruptSent;

    /** What it holds, newest first. Written under the lock. */
    private volatile @Nullable Holding held;

    /** The context locals' values. Only for the strand itself. */
    private @Nullable Object context;

    /** For random choices. Only for the strand itself; 0 until the first. */
    private long random;

    /** How many scopes it has opened, for their names. Only for the strand itself. */
    private int scopesOpened;

    /** How many locks it holds, counted only while somebody decides who runs. Only for the strand itself. */
    private int locksHeld;

    private Strand(Thread thread) {
        this.environment = Environment.resolve(thread, JdkEnvironment.INSTANCE);
        this.thread = thread;
        this.region = Region.ROOT;
    }

    /**
     * For a task that is not yet running.
     *
     * @param forker who forks it: environment and context are handed on
     * @param above the region that the task's own is below
     */
    protected Strand(Strand forker, Region above) {
        this.environment = forker.environment;
        this.context = forker.context;
        this.region = Region.apart(above, this, this);
    }

    /**
     * The strand of the current thread.
     *
     * @return the strand, made now if there was none
     */
    public static Strand current() {
        if (Thread.currentThread().getUncaughtExceptionHandler() instanceof Strand strand) {
            return strand;
        }
        Strand strand = CURRENT.get();
        return strand == null ? adopt() : strand;
    }

    private static Strand adopt() {
        Strand strand = new Strand(Thread.currentThread());
        CURRENT.set(strand);
        return strand;
    }

    /**
     * Runs this strand on the current thread, from its beginning to its end.
     *
     * @param body what it does; throws nothing
     */
    protected final void runOnCurrentThread(Runnable body) {
        Thread current = Thread.currentThread();
        Thread.UncaughtExceptionHandler handler = current.getUncaughtExceptionHandler();
        Aside shared = aside();
        if (shared != null) {
            runShared(current, body, shared);
        } else if (canBeMarked(current, handler)) {
            runMarked(current, body, handler instanceof Strand before ? before : null);
        } else {
            runUnmarked(current, body);
        }
    }

    private static boolean canBeMarked(Thread current, Thread.UncaughtExceptionHandler handler) {
        return current.isVirtual() && (handler instanceof ThreadGroup || handler instanceof Strand);
    }

    /**
     * Says on a virtual thread itself who runs there, as nobody else says anything there: that saves each task a map, and each
     * operation the way through it.
     */
    private void runMarked(Thread current, Runnable body, @Nullable Strand before) {
        current.setUncaughtExceptionHandler(this);
        thread = current;
        try {
            body.run();
        } finally {
            leaveThread();
            current.setUncaughtExceptionHandler(before);
        }
    }

    private void runUnmarked(Thread current, Runnable body) {
        Strand before = CURRENT.get();
        CURRENT.set(this);
        thread = current;
        try {
            body.run();
        } finally {
            leaveThread();
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** A task's thread never throws; who is asked for all the same does what a thread without a handler does. */
    @Override
    public final void uncaughtException(Thread failed, Throwable exception) {
        failed.getThreadGroup().uncaughtException(failed, exception);
    }

    /** From now on nobody interrupts the thread on this strand's account, and what was sent is taken back. */
    private void leaveThread() {
        lockQuietly();
        try {
            thread = null;
            takeBackInterrupt();
        } finally {
            unlockQuietly();
        }
    }

    // ---- stepping aside --------------------------------------------------------------------------------------------

    /** {@return what a strand has that shares its thread with others and steps aside where it waits; {@code null} for all that do not} */
    protected @Nullable Aside aside() {
        return null;
    }

    /** Runs it on a thread that others are on while it is aside. */
    private void runShared(Thread current, Runnable body, Aside own) {
        own.before = occupant(current);
        occupy(current, this);
        thread = current;
        try {
            body.run();
        } finally {
            leaveThread();
            occupy(Thread.currentThread(), own.before);
        }
    }

    /**
     * Parks, and leaves the thread to others meanwhile: they find it as if this strand had never been there, and nobody interrupts it on this
     * one's account. An interrupt that is due comes when it is back. Like any park, does nothing if the thread is interrupted.
     */
    private void parkAside(Aside own, Object blocker, Waiter pending) {
        if (!stepAside(Thread.currentThread(), own)) {
            return;
        }
        try {
            own.park(blocker, pending);
        } finally {
            comeBack(Thread.currentThread(), own);
        }
    }

    private boolean stepAside(Thread current, Aside own) {
        lockQuietly();
        try {
            if (current.isInterrupted()) {
                return false;
            }
            thread = null;
            own.isAside = true;
        } finally {
            unlockQuietly();
        }
        occupy(current, own.before);
        return true;
    }

    private void comeBack(Thread current, Aside own) {
        own.before = occupant(current);
        occupy(current, this);
        lockQuietly();
        try {
            thread = current;
            own.isAside = false;
            if (own.interruptDue) {
                own.interruptDue = false;
                sendInterrupt();
            }
        } finally {
            unlockQuietly();
        }
    }

    /** Who was put on a thread: where it can be marked, an adopted strand stays under whoever marks it. */
    private static @Nullable Strand occupant(Thread current) {
        Thread.UncaughtExceptionHandler handler = current.getUncaughtExceptionHandler();
        return canBeMarked(current, handler) ? (handler instanceof Strand strand ? strand : null) : CURRENT.get();
    }

    private static void occupy(Thread current, @Nullable Strand strand) {
        if (canBeMarked(current, current.getUncaughtExceptionHandler())) {
            current.setUncaughtExceptionHandler(strand);
        } else if (strand == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(strand);
        }
    }

    // ---- regions ---------------------------------------------------------------------------------------------------

    /**
     * Goes into a region. Only the strand itself does.
     *
     * @param inner a region directly below the innermost one
     */
    public final void enter(Region inner) {
        lockQuietly();
        try {
            region = inner;
            if (!inner.isCancelled()) {
                takeBackInterrupt();
            }
        } finally {
            unlockQuietly();
        }
    }

    /**
     * Goes out of the innermost region, which has ended. An interrupt that a cancellation of it has sent is taken back; if
     * the region around it is cancelled, the thread is interrupted, unless it is told by an exception anyway.
     *
     * @param told whether an exception that tells of the outer cancellation is on its way
     */
    public final void leave(boolean told) {
        Region inner = region;
        lockQuietly();
        try {
            region = inner.parent();
            if (!region.isCancelled()) {
                takeBackInterrupt();
            } else if (!told) {
                sendInterrupt();
            }
        } finally {
            unlockQuietly();
        }
        inner.endNewest();
    }

    /** {@return the innermost region; only for the strand itself} */
    public final Region region() {
        return region;
    }

    // ---- where others may run --------------------------------------------------------------------------------------

    /**
     * Comes before something that takes effect without a lock, so that whoever decides who runs can let others run first. Where a lock
     * is taken, {@link SpinLock#lock()} does it.
     */
    public static void switchPoint() {
        if (Environment.isDecided()) {
            current().environment.parker().switchPoint();
        }
    }

    /** Only the outermost lock is a place where others may run: nobody ever waits for who holds one. */
    final void lockBegins() {
        if (locksHeld == 0) {
            environment.parker().switchPoint();
        }
        locksHeld++;
    }

    final void lockEnded() {
        locksHeld--;
    }

    // ---- interrupts, all with the lock held ------------------------------------------------------------------------

    private void sendInterrupt() {
        Thread target = thread;
        if (target == null) {
            interruptWhenBack(aside());
        } else if (!target.isInterrupted()) {
            interruptSent = true;
            target.interrupt();
        }
    }

    private static void interruptWhenBack(@Nullable Aside own) {
        if (own != null && own.isAside) {
            own.interruptDue = true;
        }
    }

    @SuppressWarnings("ResultOfMethodCallIgnored")
    private void takeBackInterrupt() {
        if (interruptSent) {
            interruptSent = false;
            Thread.interrupted();
        }
    }

    /** Takes back the interrupt that a cancellation has sent, because an exception tells of the cancellation instead. */
    public final void absorbInterrupt() {
        lockQuietly();
        try {
            takeBackInterrupt();
        } finally {
            unlockQuietly();
        }
    }

    /**
     * Whether an {@code InterruptedException} that a call of the JDK has thrown is the answer to an interrupt that a
     * cancellation has sent. Asked once for such an exception: it has consumed the interrupt.
     *
     * @return whether the interrupt was ours
     */
    public final boolean consumeSentInterrupt() {
        lockQuietly();
        try {
            boolean sent = interruptSent;
            interruptSent = false;
            return sent;
        } finally {
            unlockQuietly();
        }
    }

    /** Ends the strand's wait, or interrupts its thread, if its innermost region is cancelled. Called by the canceller. */
    final void wakeIfCancelled() {
        lockQuietly();
        try {
            if (!region.isCancelled()) {
                return; // behind a shield by now, or already out of the region
            }
            Waiter current = waiter;
            if (current != null && current.deaf && current.isPending()) {
                return;
            }
            if (current != null && !current.deaf && current.settle(Signal.CANCELLED)) {
                current.wake();
            } else {
                sendInterrupt();
            }
        } finally {
            unlockQuietly();
        }
    }

    // ---- waiting ---------------------------------------------------------------------------------------------------

    /**
     * What stands against a wait that is about to begin. Clears the flag that it reports.
     *
     * @return {@link Signal#CANCELLED}, {@link Signal#INTERRUPTED}, or {@code null} if nothing does
     */
    public final @Nullable Signal checkpoint() {
        if (region.isCancelled()) {
            absorbInterrupt();
            return Signal.CANCELLED;
        }
        if (Thread.currentThread().isInterrupted() && Thread.interrupted()) {
            return Signal.INTERRUPTED;
        }
        return null;
    }

    /**
     * Begins a wait. From now on a cancellation can end it, so the strand goes on to {@link #await}, come what may.
     *
     * @param begun a waiter of this strand that is not deaf
     */
    public final void begin(Waiter begun) {
        waiter = begun;
    }

    /**
     * Begins a wait that is ended by being settled only. Interrupts that cancellations have sent are taken back.
     *
     * @param blocker what is waited for
     * @return the waiter
     */
    public final Waiter beginDeaf(Object blocker) {
        Waiter begun = Waiter.deaf(this);
        begun.blockedOn(blocker);
        lockQuietly();
        try {
            takeBackInterrupt();
            waiter = begun;
        } finally {
            unlockQuietly();
        }
        return begun;
    }

    /**
     * Waits until the waiter is settled. If the end is a {@link Signal}, the flag that it tells of is cleared, and the
     * caller takes the nodes out of their queues.
     *
     * @param pending a waiter of this strand that is not deaf
     */
    public final void await(Waiter pending) {
        await(pending, null);
    }

    /**
     * The same, where spinning for a moment may save the park.
     *
     * @param pending a waiter of this strand that is not deaf
     * @param at what knows whether it does, or {@code null}
     */
    public final void await(Waiter pending, @Nullable Patient at) {
        if (region.isCancelled()) {
            pending.settle(Signal.CANCELLED);
        } else if (at != null && at.isPatient()) {
            at.learn(spin(pending));
        }
        while (pending.isPending()) {
            parkOnce(pending);
            if (Thread.currentThread().isInterrupted() && pending.isPending()) {
                pending.settle(region.isCancelled() ? Signal.CANCELLED : Signal.INTERRUPTED);
            }
        }
        waiter = null;
        clearWhatIsTold(pending);
    }

    /**
     * Waits until the waiter is settled or the thread is interrupted from outside, which clears the flag.
     *
     * @param pending a deaf waiter of this strand
     * @return whether it is settled; if not, the thread was interrupted, and the caller goes on to wait
     */
    public final boolean awaitDeaf(Waiter pending) {
        while (pending.isPending()) {
            parkOnce(pending);
            if (Thread.currentThread().isInterrupted() && Thread.interrupted()) {
                return false;
            }
        }
        waiter = null;
        return true;
    }

    /** Waits for a moment without parking; tells whether it was settled meanwhile. */
    private boolean spin(Waiter pending) {
        Parker parker = environment.parker();
        long patience = parker.patience();
        long start = patience > 0 ? environment.time().nanoTime() : 0;
        for (int pauses = 1; patience > 0 && pending.isPending(); pauses++) {
            parker.pause(0);
            if (pauses % PAUSES_PER_LOOK == 0 && environment.time().nanoTime() - start > patience) {
                return false;
            }
        }
        return patience > 0;
    }

    private void parkOnce(Waiter pending) {
        if (!pending.park()) {
            return;
        }
        Object shown = shown(pending);
        Aside own = aside();
        if (pending.timed && pending.endsAt - environment.time().nanoTime() <= 0) {
            pending.settle(Signal.TIMED_OUT);
        } else if (own != null) {
            parkAside(own, shown, pending);
        } else if (!pending.timed) {
            environment.parker().park(shown);
        } else {
            environment.parker().parkUntil(shown, pending.endsAt);
        }
    }

    /** What a parker is told of a wait. */
    private Object shown(Waiter pending) {
        Object blocker = pending.blocker();
        return blocker == null ? this : pending.deaf ? pending : blocker;
    }

    /** {@return what a parker was told of the wait that it is in; {@code null} if it waits for nothing, or no longer} */
    public final @Nullable Object pendingAt() {
        Waiter current = waiter;
        return current == null || !current.isPending() ? null : shown(current);
    }

    @SuppressWarnings("ResultOfMethodCallIgnored")
    private void clearWhatIsTold(Waiter settled) {
        Object state = settled.state();
        if (state == Signal.CANCELLED) {
            absorbInterrupt();
        } else if (state == Signal.INTERRUPTED) {
            Thread.interrupted();
        }
    }

    final void unpark() {
        Aside own = aside();
        Thread target = thread;
        if (own != null) {
            own.parker.unpark();
        } else if (target != null) {
            environment.parker().unpark(target);
        }
    }

    /** {@return the wait it is in, or {@code null}} */
    public final @Nullable Waiter waiter() {
        return waiter;
    }

    // ---- what it holds ---------------------------------------------------------------------------------------------

    /**
     * Notes that this strand holds something.
     *
     * @param whenEnded runs if the strand is a task that ends and still holds it
     * @return to let go of it
     */
    public final Holding hold(Runnable whenEnded) {
        Holding holding = new Holding(this, whenEnded);
        lockQuietly();
        try {
            holding.next = held;
            if (held != null) {
                held.previous = holding;
            }
            held = holding;
            holding.linked = true;
        } finally {
            unlockQuietly();
        }
        return holding;
    }

    /**
     * Whether it holds something.
     *
     * @param whenEnded what was given to {@link #hold}
     * @return whether something was noted with it that the strand has not let go of
     */
    public final boolean holds(Runnable whenEnded) {
        lockQuietly();
        try {
            Holding holding = held;
            while (holding != null && holding.whenEnded != whenEnded) {
                holding = holding.next;
            }
            return holding != null;
        } finally {
            unlockQuietly();
        }
    }

    final boolean letGo(Holding holding) {
        lockQuietly();
        try {
            return unlink(holding);
        } finally {
            unlockQuietly();
        }
    }

    private boolean unlink(Holding holding) {
        if (!holding.linked) {
            return false;
        }
        if (holding.previous == null) {
            held = holding.next;
        } else {
            holding.previous.next = holding.next;
        }
        if (holding.next != null) {
            holding.next.previous = holding.previous;
        }
        holding.linked = false;
        return true;
    }

    /** Lets go of all that it still holds, and runs what is to be run then. Called when a task has ended, on its thread. */
    protected final void letGoOfAll() {
        for (Holding last = takeHolding(); last != null; last = takeHolding()) {
            try {
                last.whenEnded.run();
            } catch (Throwable problem) {
                environment.listener().problem("letting go of what " + describe() + " held failed", problem);
            }
        }
    }

    private @Nullable Holding takeHolding() {
        if (held == null) {
            return null; // as for nearly every task; what it was given, it was given before it went on
        }
        lockQuietly();
        try {
            Holding newest = held;
            if (newest != null) {
                unlink(newest);
            }
            return newest;
        } finally {
            unlockQuietly();
        }
    }

    // ---- what it carries -------------------------------------------------------------------------------------------

    /** {@return the thread it runs on, or {@code null} if it is not running} */
    public final @Nullable Thread thread() {
        return thread;
    }

    /** {@return where it gets its threads, waits and time from} */
    public final Environment environment() {
        return environment;
    }

    /** {@return the context locals' values; only for the strand itself} */
    public final @Nullable Object context() {
        return context;
    }

    /**
     * Sets the context locals' values. Only the strand itself does.
     *
     * @param context the values
     */
    public final void context(@Nullable Object context) {
        this.context = context;
    }

    /** {@return how many scopes it has opened, this one included} */
    public final int countScope() {
        return ++scopesOpened;
    }

    /**
     * The next random choice. Only for the strand itself. The generator is Marsaglia's xorshift (Journal of Statistical
     * Software 8/14, 2003) with shifts 13, 7, 17.
     *
     * @param bound how many there are to choose from, at least 1
     * @return a number from 0 to {@code bound - 1}
     */
    public final int random(int bound) {
        long x = random;
        while (x == 0) {
            x = environment.seeds().getAsLong();
        }
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
        random = x;
        return (int) Math.floorMod(x >>> 16, (long) bound);
    }

    /**
     * Who it is, for messages.
     *
     * @param levels how many levels above it may take part in a name that was made from theirs
     * @return the name
     */
    public String name(int levels) {
        Thread current = thread;
        if (current == null) {
            return "an ended thread";
        }
        return current.getName().isEmpty() ? "thread " + current.threadId() : current.getName();
    }

    @Override
    public String describe() {
        return "thread '" + name(0) + "'";
    }
}
