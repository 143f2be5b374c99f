package dev.selvedge.examples.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where an example draws. On a real terminal a drawing replaces the one before it, and the cursor is hidden until the
 * terminal is closed; Ctrl-C closes it, too. Where the output goes into a file or a pipe, nothing is drawn; lines are printed on
 * either. Any thread may draw and print.
 */
public final class Terminal implements AutoCloseable {
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String CLEAR_REST_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private final boolean live;
    private final Thread onExit =
            Thread.ofPlatform().name("restore the terminal").unstarted(this::restore);
    private final Lock lock = new ReentrantLock();

    /** How many rows the current drawing has; guarded by the lock. */
    private int rows;

    /** Set once by whoever closes first; guarded by the lock. */
    private boolean closed;

    private Terminal(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /**
     * Opens the terminal behind an output.
     *
     * @param out the output
     * @return the terminal, to be closed
     */
    public static Terminal open(PrintStream out) {
        boolean real = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return open(out, real && out == System.out);
    }

    /**
     * Opens a terminal of a known kind.
     *
     * @param out the output
     * @param live whether drawings are shown
     * @return the terminal, to be closed
     */
    public static Terminal open(PrintStream out, boolean live) {
        Terminal terminal = new Terminal(out, live);
        if (live) {
            Runtime.getRuntime().addShutdownHook(terminal.onExit);
            terminal.write(() -> out.print(HIDE_CURSOR));
        }
        return terminal;
    }

    /**
     * Whether drawings are shown.
     *
     * @return whether this is a real terminal
     */
    public boolean isLive() {
        return live;
    }

    /**
     * Whether all of a text can be shown.
     *
     * @param text such as a picture letter
     * @return whether the encoding of the output has it
     */
    public boolean canShow(String text) {
        return out.charset().newEncoder().canEncode(text);
    }

    /**
     * Draws some rows in place of those drawn before.
     *
     * @param picture the rows, the same number each time
     */
    public void draw(List<String> picture) {
        if (live) {
            write(() -> {
                out.print(backToTop() + String.join(CLEAR_REST_OF_LINE + "\n", picture) + CLEAR_REST_OF_LINE + "\n");
                rows = picture.size();
            });
        }
    }

    /** Leaves the last drawing as it is: what comes next goes below. */
    public void keep() {
        write(() -> rows = 0);
    }

    /**
     * Prints a line, in place of what is drawn.
     *
     * @param line the line
     */
    public void print(String line) {
        write(() -> {
            out.print(backToTop() + (live ? CLEAR_BELOW : "") + line + "\n");
            rows = 0;
        });
    }

    /** Clears the drawing and shows the cursor again. Nothing is drawn or printed after that. Closing again does nothing. */
    @Override
    public void close() {
        restore();
        if (live) {
            try {
                Runtime.getRuntime().removeShutdownHook(onExit);
            } catch (IllegalStateException shuttingDown) {
                return; // the hook runs, or has run: all is restored
            }
        }
    }

    private void restore() {
        if (live) {
            write(() -> out.print(backToTop() + CLEAR_BELOW + SHOW_CURSOR));
        }
        write(() -> closed = true);
    }

    private void write(Runnable action) {
        lock.lock();
        try {
            if (!closed) {
                action.run();
                out.flush();
            }
        } finally {
            lock.unlock();
        }
    }

    private String backToTop() {
        return rows == 0 ? "" : "\r\u001b[" + rows + "A";
    }
}
