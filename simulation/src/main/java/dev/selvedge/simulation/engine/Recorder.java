package dev.selvedge.simulation.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what each turn did, at which line. It walks stacks, so only the schedule that is shown has one. */
public final class Recorder {

    /** The longest list that anybody reads. */
    private static final int MOST = 10_000;

    /**
     * One step.
     *
     * @param number the actor's number
     * @param who what the actor is called
     * @param what what it did
     * @param where the line
     */
    public record Step(int number, String who, String what, String where) {}

    private final List<Step> steps = new ArrayList<>();

    /** What each was called last: a thread that has ended is no task any more. */
    private final Map<Integer, String> names = new HashMap<>();

    void step(int number, String who, @Nullable String what) {
        Places.Place place = Places.current();
        names.put(number, who);
        if (!place.line().isEmpty()) {
            add(new Step(number, who, what == null ? place.operation() : what, place.line()));
        }
    }

    void turnEnded(int number, String who, String what, Thread thread) {
        names.put(number, who);
        add(new Step(number, who, what, Places.of(thread)));
    }

    void threadEnded(int number, String who) {
        add(new Step(number, names.getOrDefault(number, who), "ends", ""));
    }

    void alarm(int number, String who, long nanos) {
        String time = Duration.ofNanos(nanos).toString().substring("PT".length());
        add(new Step(number, who, "is at " + time.toLowerCase(Locale.ROOT), ""));
    }

    private void add(Step step) {
        if (steps.size() < MOST && (steps.isEmpty() || !steps.getLast().equals(step))) {
            steps.add(step);
        }
    }

    /** {@return the steps, in their order} */
    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
