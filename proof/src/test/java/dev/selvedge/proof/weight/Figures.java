package dev.selvedge.proof.weight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What was measured, one figure a line, in {@code target/figures.txt}. */
final class Figures {

    private Figures() {}

    static void note(String what, long figure, String unit) {
        try {
            Files.writeString(
                    Path.of("target", "figures.txt"),
                    "%s: %,d %s%n".formatted(what, figure, unit),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
