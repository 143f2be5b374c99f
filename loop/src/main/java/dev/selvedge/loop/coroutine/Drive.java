package dev.selvedge.loop.coroutine;

import dev.selvedge.Surroundings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of one run of a body: who may resume and suspend it, how it ends, how it is closed. Its fields are for whoever has the turn,
 * reader or body; the turn passes with a happens-before, so none is volatile. A party that has no turn is refused by fields that it may read
 * late: the checks are there for mistakes, and not to synchronize.
 */
public abstract class Drive {

    private final BodyRun run;

    /** What was around the body when it began or was resumed. */
    private final Surroundings around = new Surroundings();

    /** The thread that resumed it first, which is the only one that may: what a body has on its stack knows its thread. */
    private @Nullable Thread owner;

    /** The thread that the body runs on. */
    private @Nullable Thread bodyThread;

    /** Whether the body has the turn. */
    private boolean running;

    private boolean ended;

    /** What unwinds the body, once it is closed. */
    private @Nullable Closing closing;

    /** What the body has thrown: never what unwound it. */
    private @Nullable Throwable thrown;

    /** Whether what the body has thrown is still to be thrown to the reader. */
    private boolean pending;

    /**
     * Makes one whose body has not begun.
     *
     * @param engine what runs it
     */
    protected Drive(Engine engine) {
        this.run = engine.run(this::runBody);
    }

    /**
     * What is run. Called once at most, with the body's turn.
     *
     * @throws Exception what the body throws
     */
    protected abstract void body() throws Exception;

    private void runBody() {
        bodyThread = Thread.currentThread();
        around.note();
        try {
            body();
        } catch (Throwable failure) {
            thrown = closing != null && failure == closing ? closing.problem() : failure;
            pending = thrown != null;
        }
    }

    // ---- the reader's side -----------------------------------------------------------------------------------------

    /**
     * Resumes the body, and waits until it is suspended or has ended.
     *
     * @throws IllegalStateException if the body itself calls it, or another thread than the one that began it
     */
    protected final void resume() {
        checkReader();
        running = true;
        try {
            run.run();
        } finally {
            running = false;
            ended = run.isDone();
        }
    }

    /**
     * Refuses what only the reader does while the body has no turn.
     *
     * @throws IllegalStateException if the body itself calls it, or another thread than the one that began it
     */
    protected final void checkReader() {
        if (running) {
            throw new IllegalStateException(
                    "the body is running: it can't resume or close itself, and nobody else can before it yields");
        }
        Thread current = Thread.currentThread();
        if (owner != current) {
            checkOwner(current);
        }
    }

    private void checkOwner(Thread current) {
        if (owner != null) {
            throw new IllegalStateException("this was begun by thread '" + owner.getName() + "' (#" + owner.threadId()
                    + ") and can't go on in '" + current.getName() + "' (#" + current.threadId()
                    + "): what is on its stack knows its thread. Begin another one here");
        }
        owner = current;
    }

    /** Throws what the body has thrown, with the body's stack, the first time that it is asked to. */
    protected final void throwPending() {
        Throwable failure = thrown;
        if (pending && failure != null) {
            pending = false;
            throw Drive.<RuntimeException>past(failure);
        }
    }

    /**
     * Ends the body where it is: its yield throws, so that its {@code finally} blocks run. Does nothing if it has ended. What the body throws
     * then comes out.
     *
     * @throws IllegalStateException if the body itself calls it, or another thread than the one that began it
     */
    public final void end() {
        if (ended || owner == null) {
            ended = true;
            return;
        }
        checkReader();
        closing = new Closing();
        resume();
        throwPending();
    }

    /** Ends it without waiting for that, as nobody can reach it any more. */
    final void abandon() {
        if (!ended && owner != null) {
            closing = new Closing();
            running = true;
            run.abandon();
        }
    }

    /**
     * Whether nothing is left to resume.
     *
     * @return whether the body has ended, or was closed
     */
    public final boolean ended() {
        return ended;
    }

    /**
     * What the body has thrown.
     *
     * @return the exception, or {@code null} if there is none
     */
    public final @Nullable Throwable thrown() {
        return thrown;
    }

    // ---- the body's side -------------------------------------------------------------------------------------------

    /**
     * Refuses what only a body does that has the turn.
     *
     * @throws IllegalStateException if the caller is somebody else
     */
    protected final void checkTurn() {
        if (!running || Thread.currentThread() != bodyThread) {
            throw outside();
        }
        if (closing != null) {
            throw closing;
        }
    }

    /**
     * Refuses what {@link #checkTurn} does, a body that is not the innermost one, and one that would leave something open around its reader.
     *
     * @throws IllegalStateException if the caller is somebody else, or inside of something that it has opened
     */
    protected final void checkInside() {
        checkTurn();
        if (!run.isInside()) {
            throw outside();
        }
        String opened = around.opened();
        if (opened != null) {
            throw new IllegalStateException("can't yield inside of " + opened
                    + ", which the body has opened and not ended: its reader would go on inside of it. End it before the"
                    + " yield, or open it around all of the reading");
        }
    }

    /**
     * What to throw where somebody else than the body yields.
     *
     * @return the exception
     */
    public static IllegalStateException outside() {
        return new IllegalStateException(
                "yield was called outside its body: only what the body itself calls may yield, on the body's"
                        + " thread, while it runs. The body of another generator is no part of it: hand its values on with yieldAll");
    }

    /**
     * Suspends the body until it is resumed, after {@link #checkInside}.
     *
     * @return whether it was suspended; if not, the stack can't be
     */
    protected final boolean suspend() {
        boolean suspended = run.suspend();
        around.note();
        if (closing != null) {
            throw closing;
        }
        return suspended;
    }

    /**
     * What to throw where the body could not be suspended.
     *
     * @return the exception
     */
    protected static IllegalStateException pinned() {
        return new IllegalStateException(
                "can't yield here: between the body and this yield there is a native frame or the initializer"
                        + " of a class on the stack, and the JVM can't suspend these. Yield outside of it");
    }

    /**
     * Throws an exception past the compiler.
     *
     * @param thrown the exception
     * @param <X> what the compiler takes it for
     * @return never
     * @throws X always
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <X extends Throwable> RuntimeException past(Throwable thrown) throws X {
        throw (X) Objects.requireNonNull(thrown, "thrown");
    }
}
