package dev.selvedge.lab.workload.compute;

import dev.selvedge.lab.report.Html;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.ArrayList;
import java.util.List;

/** How long the same computation took in 1, 2, 4, … tasks. */
final class CutsSection {

    private CutsSection() {}

    static String html(Results results) {
        List<String> head = new ArrayList<>(List.of("model"));
        Cuts.TASKS.forEach(tasks -> head.add(tasks == 1 ? "1 task" : tasks + " tasks"));
        List<List<String>> rows = new ArrayList<>();
        results.models().forEach(model -> rows.add(row(model)));
        return Html.section(
                "cuts",
                "The same computation, cut into tasks",
                "Half of the computations took at most this long; in brackets, how many times as fast as in one task. More tasks"
                        + " than cores can gain nothing; what they lose is the price of a task.",
                Html.table("Median time by number of tasks", head, rows));
    }

    private static List<String> row(ModelResult model) {
        List<String> row = new ArrayList<>(List.of(model.name()));
        for (int tasks : Cuts.TASKS) {
            double millis = Cuts.millis(model, tasks);
            row.add(
                    Double.isNaN(millis)
                            ? "–"
                            : Html.number(millis, 1) + " ms (" + ComputeStory.times(Cuts.speedUp(model, tasks)) + ")");
        }
        return row;
    }
}
