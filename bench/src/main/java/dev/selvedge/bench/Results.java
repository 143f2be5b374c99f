package dev.selvedge.bench;

import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Family;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Rows;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What was measured: figures of each system in each row. */
final class Results {

    private final Map<Row, Map<Contender, Samples>> cells = new LinkedHashMap<>();
    private final Map<Row, Set<Contender>> failures = new LinkedHashMap<>();

    void add(Row row, Contender contender, Collection<Double> figures) {
        cells.computeIfAbsent(row, any -> new EnumMap<>(Contender.class))
                .computeIfAbsent(contender, any -> new Samples())
                .add(figures);
    }

    /** Notes that a system could not do a row; it is not asked again. */
    void addFailure(Row row, Contender contender) {
        cells.computeIfAbsent(row, any -> new EnumMap<>(Contender.class));
        failures.computeIfAbsent(row, any -> EnumSet.noneOf(Contender.class)).add(contender);
    }

    boolean hasFailed(Row row, Contender contender) {
        return failures.getOrDefault(row, Set.of()).contains(contender);
    }

    boolean hasFailed(Row row, Family family) {
        return failures.getOrDefault(row, Set.of()).stream().anyMatch(contender -> contender.family() == family);
    }

    boolean hasFailures() {
        return !failures.isEmpty();
    }

    Set<Row> rows() {
        return cells.keySet();
    }

    Map<Contender, Samples> of(Row row) {
        return cells.getOrDefault(row, Map.of());
    }

    /** Returns the fastest of a family in a row. */
    Optional<Map.Entry<Contender, Samples>> bestOf(Row row, Family family) {
        return best(row, contender -> contender.family() == family);
    }

    /** Returns the fastest of those that a Java program could use in our place. */
    Optional<Map.Entry<Contender, Samples>> bestPeer(Row row) {
        return best(row, contender -> contender.family().isPeer());
    }

    /** Returns the floor: the row's own if it has one, for it starts as many threads; else that of the first row. */
    Optional<Samples> floor(Row row) {
        return bestOf(row, Family.FLOOR)
                .or(() -> bestOf(Rows.floor(), Family.FLOOR))
                .map(Map.Entry::getValue);
    }

    Optional<Samples> ours(Row row) {
        return bestOf(row, Family.SELVEDGE).map(Map.Entry::getValue);
    }

    private Optional<Map.Entry<Contender, Samples>> best(Row row, Predicate<Contender> which) {
        return of(row).entrySet().stream()
                .filter(cell -> which.test(cell.getKey()))
                .min(Comparator.comparingDouble(cell -> cell.getValue().ns()));
    }
}
