package dev.selvedge.lab.workload.compute;

import dev.selvedge.lab.result.ModelResult;
import java.util.List;

/** Into how many tasks the same computation is cut, and how long it took then. */
final class Cuts {

    static final List<Integer> TASKS = List.of(1, 2, 4, 8, 16, 32, 64);
    static final String LABEL = "tasks_";

    private static final double AS_GOOD = 1.05;
    private static final String MEDIAN = "generator_median_ms_" + LABEL;

    private Cuts() {}

    /** Returns the median, in milliseconds; NaN if there is none. */
    static double millis(ModelResult model, int tasks) {
        return model.mean(MEDIAN + tasks);
    }

    /** Returns how many times as fast it was as in one piece. */
    static double speedUp(ModelResult model, int tasks) {
        return millis(model, 1) / millis(model, tasks);
    }

    /** Returns the least number of tasks with which it was as good as fastest. */
    static int best(ModelResult model) {
        double fastest =
                TASKS.stream().mapToDouble(tasks -> millis(model, tasks)).min().orElseThrow();
        return TASKS.stream()
                .filter(tasks -> millis(model, tasks) <= AS_GOOD * fastest)
                .findFirst()
                .orElse(1);
    }
}
