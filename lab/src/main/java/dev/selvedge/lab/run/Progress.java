package dev.selvedge.lab.run;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Says in the terminal what is happening now and how long it will take. On a terminal it is one line that changes; elsewhere, a
 * line for each step. Used by one thread.
 */
public final class Progress {

    private static final int BAR = 24;
    private static final int PLAIN_EVERY = 5;

    private final PrintWriter out;
    private final boolean terminal;
    private double totalSeconds;
    private double doneSeconds;
    private double stepSeconds;
    private long stepStart;
    private String step = "";
    private String round = "";
    private int ticks;

    /**
     * Creates a progress display.
     *
     * @param out          where to print
     * @param terminal     whether a line there can be written over
     */
    public Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Says how long everything will take. */
    void plan(double seconds) {
        totalSeconds = seconds;
    }

    /** Says what the names of all further steps begin with. */
    void round(String text) {
        round = text;
    }

    /** Begins a step that is expected to take so many seconds. */
    void step(String what, double seconds) {
        doneSeconds += stepSeconds;
        step = round + what;
        stepSeconds = seconds;
        stepStart = System.nanoTime();
        ticks = 0;
        if (terminal) {
            redraw("");
        } else {
            line("%3.0f %%  %s".formatted(percent(doneSeconds), step));
        }
    }

    /** Shows the latest figures of the step. */
    void tick(String figures) {
        if (terminal) {
            redraw(figures);
        } else if (++ticks % PLAIN_EVERY == 0) {
            line("%3.0f %%  %s: %s".formatted(percent(position()), step, figures));
        }
    }

    /** Prints a line that stays. */
    public void note(String text) {
        if (terminal) {
            out.print("\r\033[K");
        }
        line(text);
    }

    /** Wipes what would only confuse once the run is over. */
    void end() {
        doneSeconds = totalSeconds;
        stepSeconds = 0;
        if (terminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }

    private void redraw(String figures) {
        double position = position();
        int full = (int) Math.round(BAR * percent(position) / 100);
        String text = String.format(
                Locale.ROOT,
                "%s%s %3.0f %%  %s%s · %s to go",
                "█".repeat(full),
                "░".repeat(BAR - full),
                percent(position),
                step,
                figures.isEmpty() ? "" : ": " + figures,
                duration(totalSeconds - position));
        out.print("\r\033[K" + text);
        out.flush();
    }

    private double position() {
        double elapsed = (System.nanoTime() - stepStart) / 1e9;
        return Math.min(totalSeconds, doneSeconds + Math.min(elapsed, stepSeconds));
    }

    private double percent(double seconds) {
        return totalSeconds == 0 ? 0 : Math.min(100, 100 * seconds / totalSeconds);
    }

    /** Returns a duration as a person says it. */
    static String duration(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        return whole < 60 ? whole + " s" : "%d min %02d s".formatted(whole / 60, whole % 60);
    }
}
