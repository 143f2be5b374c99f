package dev.selvedge.lab.explain;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.millis;

import dev.selvedge.lab.result.SortResult;
import dev.selvedge.lab.result.Span;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of each sort of requests, where a workload has several. */
final class SortRules {

    private SortRules() {}

    static Optional<String> each(Facts facts) {
        String sorts = facts.model().sorts().stream().map(SortRules::one).collect(Collectors.joining("; "));
        return sorts.isEmpty() ? Optional.empty() : Optional.of("By sort: " + sorts + ".");
    }

    private static String one(SortResult sort) {
        Span all = sort.all();
        return "%s %s a second, half within %s and 99 of 100 within %s"
                .formatted(sort.name(), count(all.answersPerS()), millis(all.p50Ms()), millis(all.p99Ms()));
    }
}
