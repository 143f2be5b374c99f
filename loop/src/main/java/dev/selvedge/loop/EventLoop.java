package dev.selvedge.loop;

import dev.selvedge.Cancellation;
import dev.selvedge.CancelledException;
import dev.selvedge.Dispatcher;
import dev.selvedge.loop.coroutine.Engine;
import dev.selvedge.loop.event.OwnTurns;
import dev.selvedge.loop.event.TaskThreads;
import dev.selvedge.loop.event.Turns;
import dev.selvedge.loop.event.TurnsOfRuns;
import dev.selvedge.loop.event.TurnsOfThreads;
import dev.selvedge.sync.Event;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the next message, handles it, and so on until it is told to stop. At most one thing runs on a loop at any time, and what ran before is seen by what
 * runs after: what is touched on the loop alone needs no lock.
 *
 * <p>A loop {@linkplain #start has a thread of its own}, {@linkplain EventLoopBuilder#unstarted is run by the calling thread}, or lives
 * {@linkplain EventLoopBuilder#on inside of a loop that somebody else owns}, such as Swing's.
 *
 * {@snippet :
 * EventLoop ui = EventLoop.named("ui").on(SwingUtilities::invokeLater);
 *
 * scope.fork(ui.byIdentity(), "show", () -> {
 *     Task<Quote> quote = scope.fork("fetch", () -> http.fetch(item));   // elsewhere, and may block
 *     label.setText("fetching");
 *     label.setText(quote.join().text());                                // here again; the window lives meanwhile
 * });
 * }
 *
 * <h2>Confined tasks</h2>
 *
 * A task forked on one of the loop's dispatchers runs in turns of the loop. It is plain code, and may wait: while it does, the loop goes on with
 * something else. So between two waits nothing of the loop's changes, and after a wait anything may have. Join, select, cancellation, deadlines
 * and context are as everywhere. What such a task forks without a dispatcher is not confined. There are three ways, which differ in the thread:
 *
 * <ul>
 *   <li>{@linkplain #byTurns() By turns}: the task is a virtual thread that is mounted on the loop's thread. Everything that lets a virtual thread wait lets the loop
 *       go on, the JDK's sockets, locks and sleeps included. {@code Thread.currentThread()} is the virtual thread.
 *   <li>{@linkplain #byIdentity() By identity}: the task runs as the loop's thread, so that even code that checks its thread is content. Waits of this library let
 *       the loop go on; a call of the JDK that blocks, blocks the loop: fork it elsewhere, and join it.
 *   <li>{@linkplain #byBaton() By baton}: the task is a virtual thread beside the loop's, which stands still while the task has its turn. Waits of this library let
 *       the loop go on; a call of the JDK that blocks, blocks the loop. Needs no flag of the JVM.
 * </ul>
 *
 * <p>A loop's queue has no bound: what is in it is one turn for each task that can go on, and messages. Where messages may come faster than they are
 * handled, let them come through a {@link dev.selvedge.Channel}, and receive them in a task on the loop: who sends too fast then waits.
 *
 * <p>A loop is safe for use by many threads. Nothing here blocks but {@link #run} and {@link #close}.
 */
public final class EventLoop implements Executor, AutoCloseable {

    private final Turns turns;

    /** {@code null} where a host takes the turns. */
    private final @Nullable OwnTurns own;

    private final Dispatcher byBaton;

    EventLoop(Turns turns, @Nullable OwnTurns own) {
        this.turns = turns;
        this.own = own;
        this.byBaton = Dispatcher.of(new TurnsOfRuns(turns, Engine.THREAD));
    }

    /** Made when first asked for, as a flag may be missing. */
    private volatile @Nullable Dispatcher byTurns;

    private volatile @Nullable Dispatcher byIdentity;

    Turns turns() {
        return turns;
    }

    /**
     * Begins the description of a loop.
     *
     * @param name its name, for its thread, messages and diagnosis
     * @return the description
     */
    public static EventLoopBuilder named(String name) {
        return new EventLoopBuilder(Objects.requireNonNull(name, "name"));
    }

    /**
     * Starts a loop with a platform thread of its own.
     *
     * @param name its name, and its thread's
     * @return the loop
     */
    public static EventLoop start(String name) {
        return named(name).start();
    }

    // ---- its life --------------------------------------------------------------------------------------------------

    /**
     * Takes turns on the calling thread until the loop is stopped and has done all that it has accepted. For a loop made
     * {@linkplain EventLoopBuilder#unstarted unstarted}. Messages run inside of what is around the caller.
     *
     * <p>An interrupt or a cancellation that comes while it waits for a turn stops the loop, and comes out when it has ended. An interrupt that comes during a turn belongs
     * to what has the turn.
     *
     * @throws IllegalStateException if the loop has a thread or a host, or was run before
     * @throws CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    public void run() throws InterruptedException {
        if (own == null) {
            throw new IllegalStateException(this + " lives inside of a host, which takes its turns: don't run it");
        }
        own.run();
    }

    /**
     * Tells the loop to stop. It accepts nothing more; tasks that are confined to it are cancelled; messages and turns that are due are still taken. When
     * all tasks have ended and all messages are handled, it has ended. Stopping again does nothing.
     */
    public void stop() {
        turns.stop();
    }

    /**
     * Stops the loop and waits until it has ended. Neither an interrupt nor a cancellation ends that wait; both are there when it returns. Where nobody
     * has ever run an {@linkplain EventLoopBuilder#unstarted unstarted} loop that owes something, this waits for whoever runs it.
     *
     * @throws IllegalStateException if the caller runs on this loop, or on the one thread of its host while the loop owes something, and would wait for itself; on
     *     a host's thread the loop is stopped all the same
     */
    @Override
    public void close() {
        if (isInside()) {
            throw new IllegalStateException(
                    this + " can't be closed from inside, as that would wait for itself: stop it");
        }
        stop();
        if (turns.isOnlyTaker() && !turns.ended().isSet()) {
            throw new IllegalStateException(
                    this + " is stopped, and ends when its host has run what is left of it: on the host's thread, '"
                            + Thread.currentThread().getName()
                            + "', nobody can wait for that. Call stop() here, or close it on another thread");
        }
        boolean interrupted = false;
        while (!turns.ended().isSet()) {
            interrupted |= awaitEnd();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether it was interrupted before the end. */
    private boolean awaitEnd() {
        try {
            Cancellation.shield(() -> {
                turns.ended().await();
                return true;
            });
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /**
     * Whether it is the caller's turn.
     *
     * @return whether the caller is a message or a confined task of this loop
     */
    public boolean isInside() {
        return turns.isInside();
    }

    // ---- messages --------------------------------------------------------------------------------------------------

    /**
     * Has a message handled, after all that was ready before it. A message runs on the loop's thread from its beginning to its end: what it waits for, the
     * loop waits for. To wait, fork a task.
     *
     * @param message what to do; {@linkplain EventLoopBuilder#onProblem what it throws is told}, and the loop goes on
     * @throws RejectedExecutionException if the loop is stopped
     */
    @Override
    public void execute(Runnable message) {
        turns.post(Objects.requireNonNull(message, "message"));
    }

    /**
     * Has a message handled when some time has passed, unless the loop is stopped by then.
     *
     * @param delay how long from now; none if negative
     * @param message what to do
     * @return to take it back
     */
    public LoopTimer after(Duration delay, Runnable message) {
        return new LoopTimer(turns, Objects.requireNonNull(message, "message"), null).in(delay);
    }

    /**
     * Has a message handled again and again, until the loop is stopped. A message that comes late moves none of those after it, but times that have passed
     * meanwhile are left out: they never pile up.
     *
     * @param period from one to the next, and to the first
     * @param message what to do; what it throws is told, and ends nothing
     * @return to end it
     * @throws IllegalArgumentException if {@code period} is not positive
     */
    public LoopTimer every(Duration period, Runnable message) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    "period is " + period + ": give more than nothing, or the loop has no time for all else");
        }
        return new LoopTimer(turns, Objects.requireNonNull(message, "message"), period).in(period);
    }

    // ---- confined tasks --------------------------------------------------------------------------------------------

    /**
     * Confines tasks by turns: each is a virtual thread, mounted on the loop's thread while it has its turn. It may wait in any way that a virtual thread may.
     * {@code Thread.currentThread()} is the virtual thread, so checks such as {@code SwingUtilities.isEventDispatchThread()} say no; for these see
     * {@link #byIdentity()}.
     *
     * @return the dispatcher
     * @throws IllegalStateException if the JVM was not started with the flag that this needs; the message has the line
     */
    public Dispatcher byTurns() {
        Dispatcher known = byTurns;
        if (known == null) {
            require(TaskThreads.isPossible(), "virtual threads take turns on its thread", TaskThreads.flag());
            known = Dispatcher.of(new TurnsOfThreads(turns));
            byTurns = known;
        }
        return known;
    }

    /**
     * Confines tasks by identity: each is run by the loop's thread itself, and suspended where it waits in this library. {@code Thread.currentThread()} is the loop's
     * thread, so its thread locals are there, shared with all that runs on the loop. A call of the JDK that blocks, blocks the loop, and so
     * does a wait under a native frame or a class initializer. What is a thread's and not a task's is the same for all of them: a {@link ScopedValue} or a
     * {@linkplain dev.selvedge.Context#carry carried} thread local that a task has set while it waits is seen by others, a lock of the JDK that it holds then does not
     * keep them out, and a monitor blocks the loop for ever as soon as another one wants it. Use {@link dev.selvedge.ContextLocal} and
     * {@link dev.selvedge.sync.Mutex}, which are the task's.
     *
     * <p>The host, if there is one, must have one thread: a task that finds itself on another one is cancelled.
     *
     * @return the dispatcher
     * @throws IllegalStateException if the JVM was not started with the flag that this needs; the message has the line
     */
    public Dispatcher byIdentity() {
        Dispatcher known = byIdentity;
        if (known == null) {
            require(Engine.best() == Engine.CONTINUATION, "tasks are suspended on its own thread", Engine.flag());
            known = Dispatcher.of(new TurnsOfRuns(turns, Engine.CONTINUATION));
            byIdentity = known;
        }
        return known;
    }

    /**
     * Confines tasks by baton: each is a virtual thread that runs only while the loop's thread stands still for it. At most one thing runs on the loop, as always, but not
     * on one thread of the operating system, and a switch costs two hand-overs. A call of the JDK that blocks, blocks the loop. Needs no flag.
     *
     * @return the dispatcher
     */
    public Dispatcher byBaton() {
        return byBaton;
    }

    /**
     * Lets all that is ready have its turn before the caller goes on. For a confined task that computes for long, or that has nothing to wait for.
     *
     * @throws IllegalStateException if the caller is no task that is confined to this loop
     * @throws CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    public void passTurn() throws InterruptedException {
        if (!isInside() || turns.isHandlingMessage()) {
            throw new IllegalStateException("only a task that is confined to " + this
                    + " can pass its turn on: a message has the loop's thread until it returns. Fork a task");
        }
        Event mine = Event.named("the next turn on " + this);
        turns.goOn(mine::set);
        mine.await();
    }

    private void require(boolean possible, String what, String flag) {
        if (!possible) {
            throw new IllegalStateException("in this form of " + this + " " + what
                    + ", which this JVM keeps to itself. Start it with\n    " + flag
                    + "\nor use byBaton(), which needs no flag");
        }
    }

    // ---- for diagnosis ---------------------------------------------------------------------------------------------

    /**
     * How late it is.
     *
     * @return what was measured up to now
     */
    public Lag lag() {
        return new Lag(
                Duration.ofNanos(turns.lateness().latest()),
                Duration.ofNanos(turns.lateness().longest()));
    }

    @Override
    public String toString() {
        return turns.describe();
    }
}
