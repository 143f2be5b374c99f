package dev.selvedge.examples.spinner;

import dev.selvedge.examples.terminal.Terminal;
import java.time.Duration;
import java.util.List;

/** The spinner: each turn draws the next of a few signs. One task at a time may turn it. */
final class Spinner {
    /** How long each sign stays. */
    static final Duration PAUSE = Duration.ofMillis(100);

    private final Terminal terminal;
    private final String text;
    private final String signs;
    private int turns;

    Spinner(Terminal terminal, String text) {
        this.terminal = terminal;
        this.text = text;
        this.signs = terminal.canShow("⠋") ? "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" : "|/-\\";
    }

    void turn() {
        terminal.draw(List.of(signs.charAt(turns++ % signs.length()) + " " + text));
    }

    int turns() {
        return turns;
    }
}
