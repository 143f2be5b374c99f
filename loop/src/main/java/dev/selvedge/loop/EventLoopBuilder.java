package dev.selvedge.loop;

import dev.selvedge.loop.event.HostedTurns;
import dev.selvedge.loop.event.OwnTurns;
import dev.selvedge.loop.event.Turns;
import dev.selvedge.loop.event.Watch;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The description of an event loop. Immutable: every method that adds to it returns a new one. */
public final class EventLoopBuilder {

    private final String name;
    private final Consumer<? super Throwable> problems;
    private final @Nullable Duration bound;
    private final Consumer<? super Blockage> blockages;

    private EventLoopBuilder(
            String name,
            Consumer<? super Throwable> problems,
            @Nullable Duration bound,
            Consumer<? super Blockage> blockages) {
        this.name = name;
        this.problems = problems;
        this.bound = bound;
        this.blockages = blockages;
    }

    EventLoopBuilder(String name) {
        this(name, Turns::uncaught, null, blockage -> {});
    }

    /**
     * Says who is told of what a message throws. Without it, the thread that the message ran on: its uncaught exception handler is called, as by the
     * JDK. Tasks tell their scope.
     *
     * @param told is told on the loop, and the loop goes on after it
     * @return the description with it
     */
    public EventLoopBuilder onProblem(Consumer<? super Throwable> told) {
        return new EventLoopBuilder(name, Objects.requireNonNull(told, "told"), bound, blockages);
    }

    /**
     * Watches whether the loop is late. From time to time a turn is asked for; when it does not come within the bound, the thread in the way is looked
     * at. This finds what is slow in messages and tasks, and in the host's own work.
     *
     * @param lateness how late it may be, at least 1 ms; 50 ms is what a user of a window notices
     * @param told is told once each time that it is later, on a thread that serves all loops and must not be kept
     * @return the description with it
     * @throws IllegalArgumentException if {@code lateness} is less than 1 ms
     */
    public EventLoopBuilder watched(Duration lateness, Consumer<? super Blockage> told) {
        if (lateness.toMillis() < 1) {
            throw new IllegalArgumentException("lateness is " + lateness
                    + ": give at least 1 ms, as looking more often would itself make the loop late");
        }
        return new EventLoopBuilder(name, problems, lateness, Objects.requireNonNull(told, "told"));
    }

    /**
     * Makes a loop with a platform thread of its own, a daemon of the loop's name, and starts it.
     *
     * @return the loop
     */
    public EventLoop start() {
        EventLoop loop = unstarted();
        Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                loop.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt(); // it has ended, and so does the thread
            }
        });
        return loop;
    }

    /**
     * Makes a loop that takes no turns until a thread calls {@link EventLoop#run}. What is given to it before waits for that.
     *
     * @return the loop
     */
    public EventLoop unstarted() {
        OwnTurns turns = new OwnTurns(name, problems);
        return watching(new EventLoop(turns, turns));
    }

    /**
     * Makes a loop inside of one that somebody else owns: {@code SwingUtilities::invokeLater}, a Netty event loop, or any executor. Each turn is given to the
     * host by itself, and at most one at a time: between two, the host does what is its own, and a host with many threads still runs one thing at a
     * time of this loop.
     *
     * <p>A host that refuses, as it was shut down, or that runs what it is given at once on the calling thread, stops this loop; what is left of it ends on a thread of its own. One that
     * accepts a turn and then drops it, as {@code ExecutorService.shutdownNow} does, leaves the loop waiting for it for ever: stop the loop first.
     *
     * @param host runs what it is given, soon, once, and not on the calling thread
     * @return the loop
     */
    public EventLoop on(Executor host) {
        return watching(new EventLoop(new HostedTurns(name, Objects.requireNonNull(host, "host"), problems), null));
    }

    private EventLoop watching(EventLoop loop) {
        if (bound != null) {
            Watch.begin(
                    loop.turns(),
                    bound,
                    sight -> blockages.accept(new Blockage(
                            name, sight.late(), sight.turnLasts(), sight.waiting(), sight.thread(), sight.stack())));
        }
        return loop;
    }
}
