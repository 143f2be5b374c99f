package dev.selvedge;

import dev.selvedge.internal.jdk.ComputingPool;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.spi.SuspendingExecutor;
import dev.selvedge.spi.ThreadStarter;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Where a task runs. Virtual threads are for waiting: there may be any number of them. Computing is for as many threads as
 * there are processors; more would only take turns. Whatever a task runs on, joining, selecting, cancellation, deadlines and
 * context are the same.
 *
 * {@snippet :
 * Task<Vector> vector = scope.fork(Dispatcher.computing(), "vector", () -> embed(text));
 * }
 */
public final class Dispatcher {

    private static final Dispatcher VIRTUAL = new Dispatcher("virtual threads", null, null);

    private final String description;

    /** {@code null} for what starts threads in the forker's environment. */
    private final @Nullable Executor executor;

    /** {@code null} where any number of tasks may run. */
    private final @Nullable Places places;

    private Dispatcher(String description, @Nullable Executor executor, @Nullable Places places) {
        this.description = description;
        this.executor = executor;
        this.places = places;
    }

    /** The one for computing, made when it is first used. */
    private static final class Computing {
        static final Dispatcher SHARED =
                computing("computing", Runtime.getRuntime().availableProcessors());
    }

    /**
     * A virtual thread for each task, as where no dispatcher is given.
     *
     * @return the dispatcher
     */
    public static Dispatcher virtual() {
        return VIRTUAL;
    }

    /**
     * Platform threads for computing, as many as there are processors, shared by all who ask for them here. A fork waits while
     * all are at work: there is no queue that grows.
     *
     * @return the dispatcher
     */
    public static Dispatcher computing() {
        return Computing.SHARED;
    }

    /**
     * Platform threads for computing that nobody else uses: for work that must not wait for other work. Idle threads end, so
     * there is nothing to close.
     *
     * @param name what they are called, for messages and diagnosis
     * @param threads how many, at least 1
     * @return the dispatcher
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public static Dispatcher computing(String name, int threads) {
        Objects.requireNonNull(name, "name");
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "threads is " + threads + ": a dispatcher has at least 1, or nothing would ever run");
        }
        String description = "dispatcher '" + name + "'";
        return new Dispatcher(description, ComputingPool.of(name, threads), new Places(description, threads));
    }

    /**
     * An executor of yours. It is to run every task that it accepts, once; a task that it refuses fails with its exception, and
     * one that it accepts and forgets keeps its scope from ending. Whether it pushes back is up to it. A task on a
     * {@link SuspendingExecutor} is suspended where it waits.
     *
     * @param executor the executor; what closes it is not this library
     * @return the dispatcher
     */
    public static Dispatcher of(Executor executor) {
        return new Dispatcher("dispatcher on " + Objects.requireNonNull(executor, "executor"), executor, null);
    }

    /** Waits until a task may be started here; {@link #start} or {@link #leave} follows. */
    void enter(Strand forker) throws InterruptedException {
        if (places != null) {
            places.enter(forker);
        }
    }

    /** Takes back an {@link #enter} that no start followed. */
    void leave() {
        if (places != null) {
            places.leave();
        }
    }

    /** {@return whether its tasks are suspended where they wait} */
    boolean suspends() {
        return executor instanceof SuspendingExecutor;
    }

    /** Starts a task. If this throws, it was not started. */
    void start(ForkedTask<?> task) {
        if (places != null) {
            places.handTo(task);
        }
        ThreadStarter starter = task.environment().starter();
        if (executor == null) {
            starter.start(task.threadName(), task);
        } else {
            starter.startOn(executor, task.threadName(), task);
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
