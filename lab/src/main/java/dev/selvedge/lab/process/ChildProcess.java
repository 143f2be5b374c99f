package dev.selvedge.lab.process;

import dev.selvedge.lab.child.ReadyLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A child process that runs. It ends when it is closed, or at the latest when this JVM ends: its standard input is kept open
 * here, and a child ends at the end of its input. Safe for use by several threads.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final ChildSpec spec;
    private final Process process;
    private final Tail errors = new Tail();
    private final CompletableFuture<ReadyLine> ready = new CompletableFuture<>();
    private final Thread output;

    private ChildProcess(ChildSpec spec, Process process, Consumer<String> lines) {
        this.spec = spec;
        this.process = process;
        output = Thread.ofVirtual().name(spec.name() + "-output").unstarted(() -> readOutput(lines));
        output.start();
        Thread.ofVirtual().name(spec.name() + "-errors").start(() -> read(process.getErrorStream(), errors::add));
    }

    /**
     * Starts a child. Does not wait until it can serve.
     *
     * @param spec  what to start
     * @param lines gets each line that the child prints after its {@code READY}, on a thread of its own
     * @return the child
     * @throws ChildFailedException if the process can't be started
     */
    public static ChildProcess start(ChildSpec spec, Consumer<String> lines) throws ChildFailedException {
        try {
            return new ChildProcess(spec, new ProcessBuilder(spec.command()).start(), lines);
        } catch (IOException e) {
            throw new ChildFailedException(spec.name() + " could not be started: " + e.getMessage());
        }
    }

    /**
     * Waits until the child can serve.
     *
     * @param patience how long to wait at most
     * @return what the child said
     * @throws ChildFailedException if it says that it can't, ends, or takes too long
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public ReadyLine awaitReady(Duration patience) throws ChildFailedException, InterruptedException {
        try {
            return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ChildFailedException(String.valueOf(cause.getMessage()));
        } catch (TimeoutException e) {
            throw new ChildFailedException(
                    spec.name() + " was not ready after " + patience.toSeconds() + " s" + errors.essence());
        }
    }

    /** Returns what the child is called. */
    public String name() {
        return spec.name();
    }

    /** Returns the process itself. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns whether the child still runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Returns the last lines of the child's standard error. */
    public List<String> errorLines() {
        return errors.lines();
    }

    /**
     * Says how the child ended.
     *
     * @return one sentence, or {@code null} if the child still runs
     */
    public @Nullable String obituary() {
        if (process.isAlive()) {
            return null;
        }
        int code = process.exitValue();
        String how = code > 128 ? "was killed by signal " + (code - 128) : "ended with exit code " + code;
        return "the process '" + spec.name() + "' (pid " + process.pid() + ") " + how + errors.essence();
    }

    /** Returns a future that completes when the child has ended. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /**
     * Ends the child and waits until it has: first by ending its input, then by asking, then by force, and its own children
     * with it. May be called more than once. An interrupt does not cut the waiting short, and is kept.
     */
    @Override
    public void close() {
        List<ProcessHandle> family = process.descendants().toList();
        closeInput();
        boolean interrupted = Thread.interrupted();
        if (!await(PATIENCE)) {
            process.destroy();
            if (!await(Duration.ofSeconds(1))) {
                process.destroyForcibly();
                await(PATIENCE);
            }
        }
        family.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean await(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // A pipe that is broken has ended already.
        }
    }

    private void readOutput(Consumer<String> lines) {
        read(process.getInputStream(), line -> {
            if (ready.isDone()) {
                lines.accept(line);
            } else {
                takeFirst(line);
            }
        });
        ready.completeExceptionally(
                new ChildFailedException("'" + spec.name() + "' ended before it was ready" + errors.essence()));
    }

    private void takeFirst(String line) {
        if (line.startsWith(ReadyLine.FAILED)) {
            String reason = line.substring(ReadyLine.FAILED.length());
            ready.completeExceptionally(new ChildFailedException("'" + spec.name() + "' did not start: " + reason));
        } else {
            ReadyLine.parse(line).ifPresent(ready::complete);
        }
    }

    private static void read(InputStream stream, Consumer<String> lines) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            // The process has ended and its pipe with it.
        }
    }
}
