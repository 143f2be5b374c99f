package dev.selvedge.examples.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A display of our own that nobody sees: Xvfb, on a number that is free. */
final class Display implements AutoCloseable {
    private final Process server;
    private final String number;

    private Display(Process server, String number) {
        this.server = server;
        this.number = number;
    }

    /** Where Xvfb is, if it is installed. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "Xvfb"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Display open() throws IOException {
        Process server = new ProcessBuilder(
                        installed().orElseThrow().toString(),
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        "800x600x24",
                        "-nolisten",
                        "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String number = server.inputReader().readLine();
        if (number == null) {
            throw new IOException("Xvfb has ended without opening a display");
        }
        return new Display(server, ":" + number);
    }

    /** What DISPLAY is to be. */
    String name() {
        return number;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
