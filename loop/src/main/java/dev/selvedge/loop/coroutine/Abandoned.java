package dev.selvedge.loop.coroutine;

import java.lang.ref.Cleaner;

/**
 * Ends runs that nobody can reach any more and that would stay: a continuation is collected like any object, a thread is not. Nothing that
 * the run reaches may reach the handle.
 */
public final class Abandoned {

    private Abandoned() {}

    /**
     * Ends a run when its handle has been collected.
     *
     * @param engine what runs it
     * @param handle what its reader has
     * @param drive the run
     */
    public static void endWith(Engine engine, Object handle, Drive drive) {
        if (engine == Engine.THREAD) {
            Lazy.CLEANER.register(handle, drive::abandon);
        }
    }

    /** Its thread starts only where it is needed. */
    private static final class Lazy {
        static final Cleaner CLEANER = Cleaner.create();
    }
}
