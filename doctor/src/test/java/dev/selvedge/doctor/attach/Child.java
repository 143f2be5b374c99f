package dev.selvedge.doctor.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A JVM that runs one of the stuck programs, until it is closed. */
final class Child implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final Process process;
    private final BufferedReader out;

    private Child(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child running(String... arguments) throws IOException {
        return withFlags(List.of(), arguments);
    }

    static Child withFlags(List<String> flags, String... arguments) throws IOException {
        return start(flags, ProcessBuilder.Redirect.INHERIT, arguments);
    }

    /** One whose errors go into a file. */
    static Child writing(Path errors, String... arguments) throws IOException {
        return start(List.of(), ProcessBuilder.Redirect.to(errors.toFile()), arguments);
    }

    private static Child start(List<String> flags, ProcessBuilder.Redirect errors, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("dev.selvedge.doctor.attach.programs.Stuck");
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        Child child = new Child(process);
        child.awaitReady();
        return child;
    }

    private void awaitReady() throws IOException {
        assertThat(out.readLine()).isEqualTo("ready");
    }

    /** Lets it collect its garbage. */
    void collectGarbage() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        awaitReady();
    }

    long pid() {
        return process.pid();
    }

    Snapshot snapshot() throws Exception {
        return Attached.snapshot(pid(), AT_MOST);
    }

    static ThreadState thread(Snapshot snapshot, String name) {
        return snapshot.threads().stream()
                .filter(thread -> thread.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no thread '" + name + "'"));
    }

    /** The one wait of a thread. */
    static Wait waitOf(Snapshot snapshot, String name) {
        assertThat(thread(snapshot, name).waits()).as(name).hasSize(1);
        return thread(snapshot, name).waits().getFirst();
    }

    /** Asserts that two threads wait for each other, and for nobody else. */
    static void assertMutual(Snapshot snapshot, String left, String right, String operation, String kind) {
        assertHeld(snapshot, left, right, operation, kind);
        assertHeld(snapshot, right, left, operation, kind);
    }

    static void assertHeld(Snapshot snapshot, String waiter, String holder, String operation, String kind) {
        Wait wait = waitOf(snapshot, waiter);
        assertThat(wait.operation()).as(waiter).isEqualTo(operation);
        assertThat(wait.resource().kind()).as(waiter).isEqualTo(kind);
        assertThat(wait.anybody()).as(waiter).isFalse();
        assertThat(wait.holders())
                .as(waiter)
                .containsExactly(thread(snapshot, holder).id());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
