package dev.selvedge.spi;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One of each seam: where a task and all that it forks get their threads, their waits, their time and their chances
 * from. A forked task has the environment of the task that forked it; a thread that Selvedge did not start has the one
 * that the installed {@link Resolver} names, or else the JDK's own.
 *
 * @param starter starts threads
 * @param parker parks and wakes
 * @param time tells the time
 * @param listener is told what happens
 * @param seeds gives the seeds for random choices, such as that among the ready clauses of a select
 */
public record Environment(
        ThreadStarter starter, Parker parker, TimeSource time, TaskListener listener, LongSupplier seeds) {

    private static final AtomicReference<@Nullable Resolver> INSTALLED = new AtomicReference<>();

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is {@code null}
     */
    public Environment {
        Objects.requireNonNull(starter, "starter");
        Objects.requireNonNull(parker, "parker");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(seeds, "seeds");
    }

    /**
     * Installs the resolver that is asked about threads which Selvedge did not start. It is asked once for each such
     * thread, at its first use of Selvedge; threads that have been asked about keep their answer.
     *
     * @param resolver the resolver
     * @throws IllegalStateException if there is one already
     */
    public static void install(Resolver resolver) {
        Objects.requireNonNull(resolver, "resolver");
        if (!INSTALLED.compareAndSet(null, resolver)) {
            throw new IllegalStateException(
                    "a resolver is installed already: remove it before you install another (one for each JVM)");
        }
        Decided.yes = resolver.decidesWhoRuns();
    }

    /**
     * Removes the resolver, if it is the one installed.
     *
     * @param resolver the resolver
     */
    public static void remove(Resolver resolver) {
        if (INSTALLED.compareAndSet(Objects.requireNonNull(resolver, "resolver"), null)) {
            Decided.yes = false;
        }
    }

    /**
     * Whether somebody wants to be told at each {@link Parker#switchPoint()}.
     *
     * @return whether the installed resolver says so
     */
    public static boolean isDecided() {
        return Decided.yes;
    }

    /**
     * What the installed resolver says of a thread.
     *
     * @param thread the thread
     * @param jdk the environment of every thread of which nobody says anything
     * @return the thread's environment
     */
    public static Environment resolve(Thread thread, Environment jdk) {
        Resolver resolver = INSTALLED.get();
        return resolver == null ? jdk : resolver.environmentOf(thread, jdk);
    }

    /** A class of its own, as tools that look into a class's static fields can't do so in a record. */
    private static final class Decided {

        /** Plain, as every operation reads it: it is set before the threads start that it is about. */
        static boolean yes;
    }

    /** Says which environment a thread has that Selvedge did not start. */
    @FunctionalInterface
    public interface Resolver {

        /**
         * Names the thread's environment. Called on that thread; must not use Selvedge.
         *
         * @param thread the thread, which is the current one
         * @param jdk the environment that it has if nobody says otherwise: to be returned, or to build on
         * @return its environment
         */
        Environment environmentOf(Thread thread, Environment jdk);

        /**
         * Whether its parkers decide which thread runs, and are to be told at each {@link Parker#switchPoint()}. Asked once, when it
         * is installed.
         *
         * @return whether they do; {@code false} unless overridden
         */
        default boolean decidesWhoRuns() {
            return false;
        }
    }
}
