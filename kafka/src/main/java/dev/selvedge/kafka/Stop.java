package dev.selvedge.kafka;

import dev.selvedge.sync.Event;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** That an intake is to stop, and how. Any thread. */
final class Stop {

    private final Event asked;
    private final Runnable wake;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** The scope has ended or is cancelled: nobody is left who could receive. */
    private volatile boolean abandoned;

    Stop(String name, Runnable wake) {
        asked = Event.named("stop of " + name);
        this.wake = wake;
    }

    void ask() {
        asked.set();
        wake.run();
    }

    void abandon() {
        abandoned = true;
        ask();
    }

    /** It can't go on; the first reason is kept. */
    void fail(Throwable reason) {
        if (!failure.compareAndSet(null, reason)) {
            Throwable first = failure.get();
            if (first != null && first != reason) {
                first.addSuppressed(reason);
            }
        }
        ask();
    }

    boolean isAsked() {
        return asked.isSet();
    }

    boolean isAbandoned() {
        return abandoned;
    }

    void throwFailure() throws Exception {
        Throwable first = failure.get();
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof Exception exception) {
            throw exception;
        }
    }

    @Nullable
    Throwable failure() {
        return failure.get();
    }
}
