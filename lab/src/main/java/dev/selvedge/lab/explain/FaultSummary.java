package dev.selvedge.lab.explain;

import static dev.selvedge.lab.explain.Text.count;

import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.SortResult;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a team lead should know after a minute about a run with a fault: which model went on with what it could. A model broke where it
 * stopped doing what another one went on with.
 */
final class FaultSummary {

    private static final double LATE_MS = 50;

    private FaultSummary() {}

    /** Whether there is a fault to tell of. */
    static boolean applies(List<Facts> all) {
        return all.stream()
                .anyMatch(facts -> FaultFacts.isThere(facts)
                        && !new FaultFacts(facts).sorts().isEmpty());
    }

    static List<String> of(List<Facts> all) {
        List<FaultFacts> faults =
                all.stream().filter(FaultFacts::isThere).map(FaultFacts::new).toList();
        Set<String> possible = new TreeSet<>();
        faults.forEach(fault -> possible.addAll(kept(fault)));
        List<String> sentences = new ArrayList<>();
        sentences.add(finding(faults, possible));
        faults.forEach(fault -> sentences.add(reason(fault, possible)));
        return sentences;
    }

    private static List<String> kept(FaultFacts fault) {
        return fault.sorts().stream().filter(fault::kept).map(SortResult::name).toList();
    }

    /** What it did not go on with, though another model did. */
    private static List<SortResult> broken(FaultFacts fault, Set<String> possible) {
        return fault.sorts().stream()
                .filter(sort -> possible.contains(sort.name()) && !fault.kept(sort))
                .toList();
    }

    private static String finding(List<FaultFacts> faults, Set<String> possible) {
        String name = faults.getFirst().fault();
        if (possible.isEmpty()) {
            return "While %s lasted, no model answered anything as before.".formatted(name);
        }
        List<String> whole = names(faults, possible, true);
        List<String> broken = names(faults, possible, false);
        String what = Text.and(List.copyOf(possible));
        if (broken.isEmpty()) {
            return "While %s lasted, %s went on with %s.".formatted(name, Text.and(whole), what);
        }
        if (whole.isEmpty()) {
            return "While %s lasted, no model went on with all of %s that some went on with.".formatted(name, what);
        }
        return "While %s lasted, %s went on with %s; %s broke."
                .formatted(name, Text.and(whole), what, Text.and(broken));
    }

    private static List<String> names(List<FaultFacts> faults, Set<String> possible, boolean whole) {
        return faults.stream()
                .filter(fault -> broken(fault, possible).isEmpty() == whole)
                .map(fault -> fault.facts().model().name())
                .toList();
    }

    private static String reason(FaultFacts fault, Set<String> possible) {
        List<SortResult> broken = broken(fault, possible);
        String name = fault.facts().model().name();
        String lost = lost(fault);
        if (broken.isEmpty()) {
            return "%s did what it could: %s%s.".formatted(name, held(fault), lost);
        }
        String what = broken.stream()
                .map(sort -> "%s, %s"
                        .formatted(
                                sort.name(),
                                FaultRules.rate(
                                        FaultFacts.before(sort).answersPerS(),
                                        FaultFacts.during(sort).answersPerS())))
                .collect(Collectors.joining("; "));
        return "%s broke (%s), because %s%s.".formatted(name, what, because(fault), lost);
    }

    private static String because(FaultFacts fault) {
        double pool = fault.during("pool_size").getMax();
        double busy = fault.during("busy").getMax();
        if (pool > 0 && busy >= Facts.FULL * pool) {
            return "%s of its %s threads were in requests that waited, and %s more queued for one"
                    .formatted(
                            count(busy),
                            count(pool),
                            count(fault.during("queued").getMax()));
        }
        double lag = fault.during("loop_lag_ms").getMax();
        if (lag >= LATE_MS) {
            return "its loops were kept from their work for up to %s at a time".formatted(Text.millis(lag));
        }
        return held(fault);
    }

    /** What it had under way while the fault lasted, and on how many threads. */
    private static String held(FaultFacts fault) {
        double shed = fault.during("shed_per_s").getAverage();
        DoubleSummaryStatistics threads = fault.during("threads");
        return "at most %s requests were under way at a time%s%s"
                .formatted(
                        count(fault.seconds(fault.begin(), fault.end())
                                .mapToInt(second -> second.waiting())
                                .max()
                                .orElse(0)),
                        threads.getCount() == 0 ? "" : ", on %s platform threads".formatted(count(threads.getMax())),
                        shed >= 1 ? ", and it turned away %s a second".formatted(count(shed)) : "");
    }

    private static String lost(FaultFacts fault) {
        Check check = fault.facts().model().check();
        if (check == null) {
            return "";
        }
        return check.holds()
                ? "; nothing that clients saw done was lost or doubled"
                : "; WHAT CLIENTS SAW DONE WAS LOST OR DOUBLED";
    }
}
