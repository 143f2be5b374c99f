package dev.selvedge.loop;

import dev.selvedge.Dispatcher;
import java.util.function.Function;

/** The ways to confine a task to a loop. */
enum Confinement {
    BY_TURNS(EventLoop::byTurns),
    BY_IDENTITY(EventLoop::byIdentity),
    BY_BATON(EventLoop::byBaton);

    @SuppressWarnings("ImmutableEnumChecker") // a method of the loop
    private final Function<EventLoop, Dispatcher> way;

    Confinement(Function<EventLoop, Dispatcher> way) {
        this.way = way;
    }

    Dispatcher on(EventLoop loop) {
        return way.apply(loop);
    }
}
