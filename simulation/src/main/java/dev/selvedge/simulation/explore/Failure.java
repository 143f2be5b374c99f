package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Ending;
import dev.selvedge.simulation.engine.Recorder;
import dev.selvedge.simulation.engine.Waiting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that failed, and the smallest one like it.
 *
 * @param number which one it was, counted from 1
 * @param seed its seed
 * @param ending how the smallest one ended
 * @param steps what happened in the smallest one
 * @param before how many preemptions and decisions the one had that was found first
 * @param tried how many smaller ones were tried
 * @param replay runs the smallest one again
 */
public record Failure(
        long number, long seed, Ending ending, List<Recorder.Step> steps, String before, int tried, Replay replay) {

    /** How many steps are shown; who needs more replays it. */
    private static final int MOST_SHOWN = 80;

    /** {@return what happened, in a line} */
    public String summary() {
        Waiting waiting = ending.waiting();
        Throwable thrown = ending.thrown();
        if (thrown != null) {
            return thrown.toString().lines().findFirst().orElse("");
        }
        return ending.kind() + (waiting == null ? "" : ": " + waiting.summary());
    }

    /** {@return what was thrown, if anything was} */
    public @Nullable Throwable thrown() {
        return ending.thrown();
    }

    /** {@return the whole story, for a reader} */
    public String story() {
        StringBuilder text = new StringBuilder(summary()).append("\n\n");
        Waiting waiting = ending.waiting();
        if (waiting != null) {
            text.append(waiting.details()).append('\n');
        }
        text.append("the simplest schedule found (")
                .append(count(ending.decisions().preemptions(), "preemption"));
        text.append(", ").append(count(ending.decisions().count(), "decision"));
        text.append(tried == 0 ? "):\n" : ", after " + before + "; " + count(tried, "other") + " tried):\n");
        steps(text);
        ending.notes()
                .forEach((note, times) -> text.append("\nnot under control: ")
                        .append(note)
                        .append(times == 1 ? "" : " (" + times + " times)")
                        .append('\n'));
        return text.toString();
    }

    private void steps(StringBuilder text) {
        int width = steps.stream()
                .mapToInt(step -> shorter(step.who()).length())
                .max()
                .orElse(0);
        int widest = steps.stream().mapToInt(step -> step.what().length()).max().orElse(0);
        int skipped = Math.max(0, steps.size() - MOST_SHOWN);
        if (skipped > 0) {
            text.append("    ... ").append(count(skipped, "step")).append(" before\n");
        }
        String format = "    %3d  %-" + Math.max(1, width) + "s  %-" + Math.max(1, widest) + "s  %s";
        for (int i = skipped; i < steps.size(); i++) {
            Recorder.Step step = steps.get(i);
            text.append(String.format(format, i + 1, shorter(step.who()), step.what(), step.where())
                            .stripTrailing())
                    .append('\n');
        }
    }

    /** The list is long, and who waits for whom was told above with full names. */
    private static String shorter(String who) {
        int scope = who.indexOf(" of scope ");
        return scope < 0 ? who : who.substring(0, scope);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    static Failure of(long number, long seed, Ending found, Ending smallest, Recorder recorder, int tried) {
        return new Failure(
                number,
                seed,
                smallest,
                recorder.steps(),
                found.decisions().preemptions() + " and " + found.decisions().count(),
                tried,
                Replay.of(seed, smallest));
    }
}
