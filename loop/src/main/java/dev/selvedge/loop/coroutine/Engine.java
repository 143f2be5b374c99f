package dev.selvedge.loop.coroutine;

import java.util.function.Function;

/** The ways to run a body that can be suspended. */
public enum Engine {
    /** The JVM's own continuations: the body runs on its reader's thread. */
    CONTINUATION,

    /** A virtual thread for each body, and a hand-over: needs no flag, and is slower. */
    THREAD;

    /**
     * The best engine of this JVM.
     *
     * @return continuations if they are opened to us, and are as we know them
     */
    public static Engine best() {
        return Best.ENGINE;
    }

    /**
     * Makes a run that has not begun.
     *
     * @param body what it runs, which throws nothing
     * @return the run
     * @throws IllegalStateException if continuations are asked for and not open to us
     */
    public BodyRun run(Runnable body) {
        return this == THREAD ? new ThreadRun(body) : Best.maker().apply(body);
    }

    /**
     * Makes a run in which others may run: where it suspends itself inside of bodies of {@link #run}, these are suspended with it.
     *
     * @param body what it runs, which throws nothing
     * @return the run
     * @throws IllegalStateException if continuations are asked for and not open to us
     */
    public BodyRun runAround(Runnable body) {
        return this == THREAD ? new ThreadRun(body) : Around.maker().apply(body);
    }

    /** Chosen once, when first asked for. */
    @SuppressWarnings("ImmutableEnumChecker") // a holder, and no part of the constants
    private static final class Best {
        static final Function<Runnable, BodyRun> MAKER = ContinuationRuns.makerOrThreads("coroutine");
        static final Engine ENGINE = MAKER instanceof ContinuationRuns ? CONTINUATION : THREAD;

        static Function<Runnable, BodyRun> maker() {
            if (ENGINE == THREAD) {
                throw new IllegalStateException("the JVM's continuations are not open here: start it with " + flag());
            }
            return MAKER;
        }
    }

    /** Made when it is first needed. */
    private static final class Around {
        static final Function<Runnable, BodyRun> MAKER = ContinuationRuns.makerOrThreads("confined task");

        static Function<Runnable, BodyRun> maker() {
            Best.maker();
            return MAKER;
        }
    }

    /**
     * The flag that opens continuations to us, as one writes it on a command line.
     *
     * @return the flag
     */
    public static String flag() {
        Module self = Engine.class.getModule();
        return "--add-exports java.base/jdk.internal.vm=" + (self.isNamed() ? self.getName() : "ALL-UNNAMED");
    }
}
