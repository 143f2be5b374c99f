package dev.selvedge.doctor.observe;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What was recorded while a body ran, on a thread that had not used the library before. */
record Recorded(List<RecordedEvent> events) {

    /** What a thread does. */
    @FunctionalInterface
    interface Body {
        void run() throws Throwable;
    }

    /** Runs a body and records all that it does, waits of any length and forks among it. */
    static Recorded of(Body body) throws Throwable {
        return of(Recorded::everything, body);
    }

    static void everything(Recording recording) {
        recording.enable("dev.selvedge.Task").withoutThreshold();
        recording.enable("dev.selvedge.Scope").withoutThreshold();
        recording.enable("dev.selvedge.Wait").withoutThreshold();
        recording.enable("dev.selvedge.Cancellation");
        recording.enable("dev.selvedge.Fork");
    }

    static Recorded of(Consumer<Recording> settings, Body body) throws Throwable {
        AtomicReference<Recorded> recorded = new AtomicReference<>();
        onAFreshThread(() -> recorded.set(here(settings, body)));
        return recorded.get();
    }

    /** The same, on the current thread. */
    static Recorded here(Consumer<Recording> settings, Body body) throws Throwable {
        try (Recording recording = new Recording()) {
            settings.accept(recording);
            recording.start();
            body.run();
            recording.stop();
            return new Recorded(read(recording));
        }
    }

    private static List<RecordedEvent> read(Recording recording) throws IOException {
        Path file = Files.createTempFile("recorded", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().startsWith("dev.selvedge."))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    static void onAFreshThread(Body body) throws Throwable {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread.ofPlatform()
                .name("main of the test")
                .start(() -> thrown.set(catchThrowable(body::run)))
                .join();
        if (thrown.get() != null) {
            throw thrown.get();
        }
    }

    List<RecordedEvent> all(String type) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("dev.selvedge." + type))
                .toList();
    }

    /** The one event of that type whose field has that value. */
    RecordedEvent one(String type, String field, String value) {
        List<RecordedEvent> found = all(type).stream()
                .filter(event -> value.equals(event.getString(field)))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + type + " with " + field + " '" + value + "', but there are "
                    + found + " among " + all(type));
        }
        return found.getFirst();
    }
}
