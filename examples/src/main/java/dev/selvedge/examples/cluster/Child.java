package dev.selvedge.examples.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A process of the example: started by its parent, and gone with it, since its standard input ends then. */
final class Child implements AutoCloseable {

    /** Held on to: a logger that nobody holds forgets its level. */
    private static final Logger ALL = Logger.getLogger("");

    private final Process process;
    private final BufferedReader lines;

    private Child(Process process) {
        this.process = process;
        lines = process.inputReader();
    }

    /** Starts a class's main method. What it prints as errors is ours, too. */
    static Child start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line that it prints. */
    String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("process " + pid() + " has ended before it said anything");
        }
        return line;
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does: it can do nothing about it. */
    void kill() {
        process.destroyForcibly();
    }

    /** Kills it and waits until it is gone, whoever interrupts. */
    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    // ---- in the child ----------------------------------------------------------------------------------------------

    /** Kafka's clients tell of every lost connection, and here many are lost on purpose. */
    static void quiet() {
        ALL.setLevel(Level.OFF);
    }

    /** Waits until the parent is gone, or closes our input, and halts. */
    static void haltWithParent() throws IOException {
        while (System.in.read() >= 0) {
            // nothing is ever sent
        }
        Runtime.getRuntime().halt(0);
    }
}
