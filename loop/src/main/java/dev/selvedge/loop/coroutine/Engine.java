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

    /** Makes a run that has not begun. */
    BodyRun run(Runnable body) {
        return this == THREAD ? new ThreadRun(body) : Best.maker().apply(body);
    }

    /** Chosen once, when first asked for. */
    @SuppressWarnings("ImmutableEnumChecker") // a holder, and no part of the constants
    private static final class Best {
        static final Function<Runnable, BodyRun> MAKER = ContinuationRuns.makerOrThreads();
        static final Engine ENGINE = MAKER instanceof ContinuationRuns ? CONTINUATION : THREAD;

        static Function<Runnable, BodyRun> maker() {
            if (ENGINE == THREAD) {
                throw new IllegalStateException("the JVM's continuations are not open here: start it with " + flag());
            }
            return MAKER;
        }

        private static String flag() {
            Module self = Engine.class.getModule();
            return "--add-exports java.base/jdk.internal.vm=" + (self.isNamed() ? self.getName() : "ALL-UNNAMED");
        }
    }
}
