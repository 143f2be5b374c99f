package dev.selvedge.doctor.observe;

import dev.selvedge.spi.TaskListener.Named;
import jdk.jfr.Event;
import org.jspecify.annotations.Nullable;

/**
 * The events of the current thread that have begun and not ended: its task, and the scopes that it has open, innermost first. They end in
 * the reverse order; one whose end nobody told of, because a recording ended meanwhile, is dropped with the next one outside it.
 */
final class Spans {

    private static final ThreadLocal<@Nullable Span> INNERMOST = new ThreadLocal<>();

    /** What an event is about: itself and no other. */
    private record Span(Named what, Event event, @Nullable Span outer) {}

    private Spans() {}

    static void open(Named what, Event event) {
        INNERMOST.set(new Span(what, event, INNERMOST.get()));
    }

    /** The event that was begun for it on this thread, or {@code null} if none was. */
    static @Nullable Event close(Named what) {
        for (Span span = INNERMOST.get(); span != null; span = span.outer) {
            if (span.what == what) {
                leaveFor(span.outer);
                return span.event;
            }
        }
        return null;
    }

    private static void leaveFor(@Nullable Span outer) {
        if (outer == null) {
            INNERMOST.remove();
        } else {
            INNERMOST.set(outer);
        }
    }
}
