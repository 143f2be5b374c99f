package dev.selvedge.lab.compare;

import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Conditions;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two runs beside each other.
 *
 * @param before      the first run
 * @param after       the second
 * @param differences each figure of each model that is in both
 * @param others      conditions that differ, each in one sentence: what the figures may differ by, beside what is compared
 * @param alone       models that are in one of them only
 */
public record Comparison(
        Results before, Results after, List<Difference> differences, List<String> others, Set<String> alone) {

    /** Copies the lists. */
    public Comparison {
        differences = List.copyOf(differences);
        others = List.copyOf(others);
        alone = Set.copyOf(alone);
    }

    /** Compares two runs. */
    public static Comparison of(Results before, Results after) {
        List<Difference> differences = new ArrayList<>();
        Set<String> alone = new TreeSet<>();
        after.models().forEach(model -> alone.add(model.name()));
        for (ModelResult first : before.models()) {
            after.models().stream()
                    .filter(model -> model.name().equals(first.name()))
                    .findFirst()
                    .ifPresent(second -> differences.addAll(differences(first, second)));
            if (!alone.remove(first.name())) {
                alone.add(first.name());
            }
        }
        return new Comparison(before, after, differences, others(before, after), alone);
    }

    /** Returns the differences that are no chance, as far as the rounds tell. */
    public List<Difference> certain() {
        return differences.stream()
                .filter(difference -> difference.verdict() == Verdict.MORE || difference.verdict() == Verdict.LESS)
                .toList();
    }

    private static List<Difference> differences(ModelResult first, ModelResult second) {
        return List.of(
                difference(first, second, "answers a second", ModelResult.THROUGHPUT),
                difference(first, second, "p50 in ms", ModelResult.P50),
                difference(first, second, "p99 in ms", ModelResult.P99),
                gauge(first, "resident MiB at most", first.max("rss_mib"), second.max("rss_mib")),
                gauge(first, "cores of the server", first.mean("cpu_server"), second.mean("cpu_server")));
    }

    private static Difference difference(ModelResult first, ModelResult second, String name, String figure) {
        return Difference.of(
                first.name(),
                name,
                value(first, figure),
                value(second, figure),
                first.intervals().get(figure),
                second.intervals().get(figure));
    }

    private static Difference gauge(ModelResult model, String name, double before, double after) {
        return Difference.of(model.name(), name, before, after, null, null);
    }

    private static double value(ModelResult model, String figure) {
        return switch (figure) {
            case ModelResult.THROUGHPUT -> model.throughputPerS();
            case ModelResult.P50 -> model.p50Ms();
            default -> model.p99Ms();
        };
    }

    private static List<String> others(Results before, Results after) {
        List<String> others = new ArrayList<>();
        Conditions first = before.conditions();
        Conditions second = after.conditions();
        note(others, "workload", before.workload(), after.workload());
        note(others, "connections", first.connections(), second.connections());
        note(others, "requests a second (0: as fast as answers come)", first.rate(), second.rate());
        note(others, "seconds", first.seconds(), second.seconds());
        note(others, "heap in MiB", first.heapMib(), second.heapMib());
        note(others, "fault", text(first.fault()), text(second.fault()));
        note(others, "rounds", rounds(first), rounds(second));
        note(others, "cores", before.machine().cores(), after.machine().cores());
        note(others, "processor", before.machine().cpu(), after.machine().cpu());
        note(others, "system", before.machine().kernel(), after.machine().kernel());
        note(others, "Java", before.machine().java(), after.machine().java());
        return others;
    }

    private static String text(@Nullable String fault) {
        return fault == null ? "none" : fault;
    }

    private static int rounds(Conditions conditions) {
        return conditions
                .find(Condition.ROUNDS)
                .map(found -> (int) found.value())
                .orElse(1);
    }

    private static void note(List<String> others, String what, Object first, Object second) {
        if (!Objects.equals(first, second)) {
            others.add("%s: %s in the first run, %s in the second".formatted(what, first, second));
        }
    }
}
