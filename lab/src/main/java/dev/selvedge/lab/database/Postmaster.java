package dev.selvedge.lab.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The first process of the embedded PostgreSQL. It is a child of its keeper's no longer once it runs, so that it outlives a
 * keeper that is killed; this ends it then.
 */
final class Postmaster {

    private static final long PATIENCE_SECONDS = 2;
    private static final int TRIES = 20;

    private final ProcessHandle process;
    private final Path folder;

    private Postmaster(ProcessHandle process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Finds the one that listens on a port; nothing where the system does not tell what processes were started with. */
    static Optional<Postmaster> find(int port) {
        return ProcessHandle.allProcesses()
                .filter(process -> option(process, "-p")
                        .filter(Integer.toString(port)::equals)
                        .isPresent())
                .flatMap(process ->
                        option(process, "-D")
                                .map(data ->
                                        new Postmaster(process, Path.of(data).resolveSibling("")))
                                .stream())
                .findFirst();
    }

    private static Optional<String> option(ProcessHandle process, String name) {
        List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
        int index = arguments.indexOf(name);
        return index < 0 || index + 1 == arguments.size() ? Optional.empty() : Optional.of(arguments.get(index + 1));
    }

    /** Ends the database and deletes its folder, if its keeper did not. Waits a little for it to end by itself first. */
    void endIfLeft() {
        if (!awaitEnd()) {
            process.destroy(); // a polite request waits for the database's clients to be gone, and they are
            if (!awaitEnd()) {
                process.destroyForcibly();
                awaitEnd();
            }
        }
        for (int i = 0; i < TRIES && Files.exists(folder); i++) {
            delete();
        }
    }

    private boolean awaitEnd() {
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return !process.isAlive();
    }

    /** Deletes what it can: the last processes of the database may still write and delete there. */
    private void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            Thread.onSpinWait(); // the next try may do better
        }
    }
}
