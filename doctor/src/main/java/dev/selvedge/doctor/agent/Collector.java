package dev.selvedge.doctor.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does what the doctor orders, and writes what it asks for. Not for two threads at once. */
public final class Collector implements BiConsumer<String, OutputStream> {

    private static final String LOOK = "look";
    private static final String CANCEL = "cancel ";

    private final Instrumentation instrumentation;

    /** Remember what they saw in the last look. */
    private Eyes eyes = new Eyes();

    /**
     * For {@link Entry}, which knows this class by its name only.
     *
     * @param instrumentation opens what is to be read
     */
    public Collector(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Obeys.
     *
     * @param order {@code look} for a snapshot, of some threads only if their numbers follow; {@code forget} what was seen; {@code cancel}, the number of a thread, and why its task is to
     *     end, for whether there was such a task
     * @param out for the answer
     */
    @Override
    public void accept(String order, OutputStream out) {
        try {
            if (order.startsWith(LOOK)) {
                look(threads(order.substring(LOOK.length())), out);
            } else if (order.equals("forget")) {
                eyes = new Eyes();
            } else if (order.startsWith(CANCEL)) {
                boolean cancelled = cancel(order.substring(CANCEL.length()));
                out.write(String.valueOf(cancelled).getBytes(StandardCharsets.UTF_8));
            } else {
                throw new IllegalArgumentException("there is no order '" + order + "'");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Long> threads(String numbers) {
        return numbers.isEmpty()
                ? Set.of()
                : Stream.of(numbers.strip().split(" ")).map(Long::valueOf).collect(Collectors.toSet());
    }

    private void look(Set<Long> only, OutputStream out) {
        open();
        eyes.open();
        Survey survey = only.isEmpty() ? Survey.of(instrumentation, eyes) : Survey.of(only, instrumentation, eyes);
        Json json = new Json(out);
        SnapshotWriter.write(survey, json);
        json.flush();
    }

    private boolean cancel(String what) {
        open();
        int space = what.indexOf(' ');
        long thread = Long.parseLong(what.substring(0, space));
        try {
            return Canceller.cancel(thread, what.substring(space + 1), instrumentation);
        } catch (Exception e) {
            throw new IllegalStateException("the task of thread " + thread + " could not be asked to end: " + e, e);
        }
    }

    /** Opens to this class' module, which is gone with its loader. */
    private void open() {
        Set<Module> us = Set.of(Collector.class.getModule());
        Map<String, Set<Module>> opened = Map.of(
                "java.lang", us,
                "java.util", us,
                "java.util.concurrent", us,
                "java.util.concurrent.locks", us,
                "jdk.internal.misc", us,
                "jdk.internal.vm", us);
        instrumentation.redefineModule(Object.class.getModule(), Set.of(), Map.of(), opened, Set.of(), Map.of());
    }
}
