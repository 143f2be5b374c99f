package dev.selvedge.doctor.observe;

import jdk.jfr.Event;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of Java Flight Recorder, in the category Selvedge, readable in JDK Mission Control and by the {@code jfr} command:
 *
 * <ul>
 *   <li>{@code dev.selvedge.Task}: a task has run for at least 1 ms, with how it ended and how long it took to start;
 *   <li>{@code dev.selvedge.Scope}: a scope was open for at least 1 ms;
 *   <li>{@code dev.selvedge.Wait}: a task waited for at least 10 ms;
 *   <li>{@code dev.selvedge.Cancellation}: cancellation was asked for;
 *   <li>{@code dev.selvedge.Fork}: a task was forked, with the stack; off by default.
 * </ul>
 *
 * <p>The recording's settings may say otherwise, such as {@code +dev.selvedge.Task#threshold=0ms} for all tasks, however short.
 *
 * <p>They hold names, never values; but a cancellation's reason is the text that was given, and after a failure the exception. Whether
 * there are events is up to the recording; names are put together only for those that are kept.
 */
public final class FlightEvents implements Observer {

    /** Makes events whenever something is recorded. */
    public FlightEvents() {}

    @Override
    public boolean listens() {
        return new TaskEvent().isEnabled()
                || new ScopeEvent().isEnabled()
                || new CancellationEvent().isEnabled()
                || new ForkEvent().isEnabled();
    }

    @Override
    public void scopeOpened(Named scope) {
        ScopeEvent event = new ScopeEvent();
        if (event.isEnabled()) {
            Spans.open(scope, event);
            event.begin();
        }
    }

    @Override
    public void scopeClosed(Named scope) {
        if (close(scope) instanceof ScopeEvent event && event.shouldCommit()) {
            event.scope = scope.name();
            event.commit();
        }
    }

    @Override
    public void taskForked(Named scope, Named task) {
        ForkEvent event = new ForkEvent();
        if (event.shouldCommit()) {
            event.scope = scope.name();
            event.task = task.name();
            event.commit();
        }
    }

    @Override
    public void taskStarted(Named task, long delayNanos) {
        TaskEvent event = new TaskEvent();
        if (event.isEnabled()) {
            event.startDelay = delayNanos;
            Spans.open(task, event);
            event.begin();
        }
    }

    @Override
    public void taskEnded(Named scope, Named task, String outcome) {
        if (close(task) instanceof TaskEvent event && event.shouldCommit()) {
            event.scope = scope.name();
            event.task = task.name();
            event.outcome = outcome;
            event.commit();
        }
    }

    private static @Nullable Event close(Named what) {
        Event event = Spans.close(what);
        if (event != null) {
            event.end();
        }
        return event;
    }

    @Override
    public void cancelled(String what, String canceller, String reason) {
        CancellationEvent event = new CancellationEvent();
        if (event.shouldCommit()) {
            event.what = what;
            event.canceller = canceller;
            event.reason = reason;
            event.commit();
        }
    }

    @Override
    public @Nullable WaitEnd waitBegun() {
        WaitEvent event = new WaitEvent();
        if (!event.isEnabled()) {
            return null;
        }
        event.begin();
        return event;
    }
}
