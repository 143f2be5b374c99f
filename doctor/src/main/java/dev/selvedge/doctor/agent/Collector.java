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

    /** Remembers what it saw in the last look. */
    private final Eye eye = new Eye();

    /** For {@link Entry}, which knows this class by its name only. */
    public Collector() {}

    @Override
    public void accept(String file, Instrumentation instrumentation) {
        Path complete = Path.of(file);
        Path partial = complete.resolveSibling(complete.getFileName() + ".part");
        try {
            write(partial, instrumentation);
            Files.move(partial, complete, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            partial.toFile().delete();
        }
    }

    private void write(Path file, Instrumentation instrumentation) throws IOException {
        try (Json json = Json.to(file)) {
            open(instrumentation);
            eye.open();
            SnapshotWriter.write(Survey.of(instrumentation, eye), json);
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
