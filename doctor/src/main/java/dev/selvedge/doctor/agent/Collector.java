package dev.selvedge.doctor.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Takes a snapshot and writes it into a file, which is there only when it is complete. */
public final class Collector implements BiConsumer<String, Instrumentation> {

    /** Remember what they saw in the last look. */
    private final Eyes eyes = new Eyes();

    /** For {@link Entry}, which knows this class by its name only. */
    public Collector() {}

    /** A file for a snapshot; or a file for an answer, a line end, the number of a thread, a space, and why its task is to end. */
    @Override
    public void accept(String order, Instrumentation instrumentation) {
        int end = order.indexOf('\n');
        Path complete = Path.of(end < 0 ? order : order.substring(0, end));
        Path partial = complete.resolveSibling(complete.getFileName() + ".part");
        try {
            if (end < 0) {
                write(partial, instrumentation);
            } else {
                Files.writeString(partial, cancel(order.substring(end + 1), instrumentation));
            }
            Files.move(partial, complete, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            partial.toFile().delete();
        }
    }

    private static String cancel(String what, Instrumentation instrumentation) {
        try {
            open(instrumentation);
            int space = what.indexOf(' ');
            long thread = Long.parseLong(what.substring(0, space));
            return String.valueOf(Canceller.cancel(thread, what.substring(space + 1), instrumentation));
        } catch (Exception e) {
            return e.toString();
        }
    }

    private void write(Path file, Instrumentation instrumentation) throws IOException {
        try (Json json = Json.to(file)) {
            open(instrumentation);
            eyes.open();
            SnapshotWriter.write(Survey.of(instrumentation, eyes), json);
            return;
        } catch (RuntimeException | Error e) {
            Files.delete(file);
            try (Json json = Json.to(file)) {
                json.beginObject().name("error").value(e.toString()).endObject();
            }
        }
    }

    /** Opens to this class' module, which is gone with its loader. */
    private static void open(Instrumentation instrumentation) {
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
