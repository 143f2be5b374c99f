package dev.selvedge.lab.explain;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.millis;

import dev.selvedge.lab.result.SortResult;
import dev.selvedge.lab.result.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a fault did to a model: what went on, what piled up, and how long it took to get over it. */
final class FaultRules {

    static final List<Rule> ALL =
            List.of(FaultRules::sorts, FaultRules::piled, FaultRules::memory, FaultRules::recovery);

    /** So many more requests without an answer are a pile: fewer come and go by themselves. */
    private static final int PILE = 20;

    /** A JVM that has not yet touched all of its heap takes that much more in a while, also when it keeps nothing. */
    private static final double FLAT = 1.1;

    private FaultRules() {}

    static Optional<String> sorts(Facts facts) {
        if (!FaultFacts.isThere(facts)) {
            return Optional.empty();
        }
        FaultFacts fault = new FaultFacts(facts);
        String sorts = fault.sorts().stream().map(sort -> sort(fault, sort)).collect(Collectors.joining("; "));
        return sorts.isEmpty()
                ? Optional.empty()
                : Optional.of("While %s lasted, from second %d to %d: %s."
                        .formatted(fault.fault(), fault.begin(), fault.end(), sorts));
    }

    private static String sort(FaultFacts fault, SortResult sort) {
        Span before = FaultFacts.before(sort);
        Span during = FaultFacts.during(sort);
        String rate = rate(before.answersPerS(), during.answersPerS());
        String what = fault.kept(sort)
                ? "%s went on, %s, 99 of 100 within %s".formatted(sort.name(), rate, millis(during.p99Ms()))
                : fault.stopped(sort)
                        ? "%s stopped, %s".formatted(sort.name(), rate)
                        : "%s suffered, %s, 99 of 100 within %s".formatted(sort.name(), rate, millis(during.p99Ms()));
        return what
                + (during.errors() == 0 ? "" : ", %s not confirmed".formatted(count(during.errors())))
                + (during.timeouts() == 0 ? "" : ", %s given up".formatted(count(during.timeouts())));
    }

    static String rate(double before, double during) {
        return "%s answers a second where there had been %s".formatted(count(during), count(before));
    }

    static Optional<String> piled(Facts facts) {
        if (!FaultFacts.isThere(facts)) {
            return Optional.empty();
        }
        FaultFacts fault = new FaultFacts(facts);
        int before = fault.waitingAt(fault.begin());
        int after = fault.waitingAt(fault.end());
        if (after < 2 * before + PILE) {
            return Optional.of("Requests without an answer did not pile up: %s when it began, %s when it was mended."
                    .formatted(count(before), count(after)));
        }
        double each = (double) (after - before) / (fault.end() - fault.begin());
        boolean rising = after - fault.waitingAt(fault.end() - 1) > each / 2;
        double shed = fault.during("shed_per_s").getAverage();
        return Optional.of("Requests without an answer rose from %s to %s%s%s."
                .formatted(
                        count(before),
                        count(after),
                        rising ? ", and were still rising when it was mended" : ", and rose no further",
                        shed >= 1 ? "; it turned away %s a second at its limit".formatted(count(shed)) : ""));
    }

    static Optional<String> memory(Facts facts) {
        if (!FaultFacts.isThere(facts)) {
            return Optional.empty();
        }
        FaultFacts fault = new FaultFacts(facts);
        double before = fault.before("rss_mib").getMax();
        double during = fault.during("rss_mib").getMax();
        if (!Double.isFinite(before) || !Double.isFinite(during)) {
            return Optional.empty();
        }
        return Optional.of("Its memory %s meanwhile: %s MiB resident before, at most %s MiB in it."
                .formatted(during < FLAT * before ? "stayed flat" : "grew", count(before), count(during)));
    }

    static Optional<String> recovery(Facts facts) {
        if (!FaultFacts.isThere(facts)) {
            return Optional.empty();
        }
        int seconds = new FaultFacts(facts).recovery();
        return Optional.of(
                seconds < 0
                        ? "It did not answer as before again within the run."
                        : "%s after the mending it answered as before."
                                .formatted(Text.plural(seconds, "second", "seconds")));
    }
}
