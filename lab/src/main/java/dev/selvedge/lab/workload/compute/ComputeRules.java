package dev.selvedge.lab.workload.compute;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.millis;
import static dev.selvedge.lab.workload.compute.ComputeStory.times;

import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.explain.Rule;
import dev.selvedge.lab.explain.Text;
import dev.selvedge.lab.result.ModelResult;
import java.util.List;
import java.util.Optional;

/** What follows from how long the same computation took in different numbers of tasks. */
final class ComputeRules {

    static final List<Rule> ALL =
            List.of(ComputeRules::lock, ComputeRules::cores, ComputeRules::eachTask, ComputeRules::children);

    private static final double LEAST_COST_MICROS = 1;

    private ComputeRules() {}

    static boolean hasLock(Facts facts) {
        return !Double.isNaN(facts.model().mean("lock_waiting"));
    }

    static Optional<String> lock(Facts facts) {
        if (!hasLock(facts)) {
            return Optional.empty();
        }
        ModelResult model = facts.model();
        return Optional.of(
                ("Its lock is the limit: only who holds it computes. %s threads wanted it on average (at most %s), it was handed"
                                + " over %s times a second, and the server kept %s of %d cores busy, however many tasks there were.")
                        .formatted(
                                decimal(model.mean("lock_waiting")),
                                count(model.max("lock_waiting")),
                                count(model.mean("handovers_per_s")),
                                decimal(model.mean("cpu_server")),
                                facts.machine().cores()));
    }

    static Optional<String> cores(Facts facts) {
        ModelResult model = facts.model();
        int best = Cuts.best(model);
        double fastest = Cuts.millis(model, best);
        if (Double.isNaN(fastest)) {
            return Optional.empty();
        }
        String figures = "In one task a computation took %s, in %s %s: %s times as fast"
                .formatted(
                        millis(Cuts.millis(model, 1)),
                        Text.plural(best, "task", "tasks"),
                        millis(fastest),
                        times(Cuts.speedUp(model, best)));
        return Optional.of(figures + why(facts) + ".");
    }

    private static String why(Facts facts) {
        int cores = facts.machine().cores();
        if (hasLock(facts)) {
            return "";
        }
        return facts.isDisturbed()
                ? ". Other programs used %s of the %d cores meanwhile".formatted(decimal(facts.foreignCores()), cores)
                : ". The number of cores is the limit: there are %d, and each task that runs needs one"
                        .formatted(cores);
    }

    /** What is left when the cores are all at work already is the price of a task. */
    static Optional<String> eachTask(Facts facts) {
        ModelResult model = facts.model();
        int most = Cuts.TASKS.getLast();
        int few = Cuts.TASKS.stream()
                .filter(tasks -> tasks >= facts.machine().cores())
                .findFirst()
                .orElse(most);
        double micros = 1e3 * (Cuts.millis(model, most) - Cuts.millis(model, few)) / (most - few);
        if (!(micros >= LEAST_COST_MICROS)) {
            return Optional.empty();
        }
        return Optional.of("From %d tasks to %d, each further task made the computation %s longer."
                .formatted(few, most, micros >= 1_000 ? millis(micros / 1e3) : count(micros) + " µs"));
    }

    static Optional<String> children(Facts facts) {
        double children = facts.model().max("children");
        if (Double.isNaN(children)) {
            return Optional.empty();
        }
        return Optional.of(
                "Its %s child processes had %s MiB resident, beside the %s MiB of the server: each is a JVM with a heap of its own."
                        .formatted(
                                count(children),
                                count(facts.model().max("children_resident_mib")),
                                count(facts.model().max("rss_mib"))));
    }
}
