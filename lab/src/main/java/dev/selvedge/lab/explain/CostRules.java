package dev.selvedge.lab.explain;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.millis;
import static dev.selvedge.lab.explain.Text.percent;
import static dev.selvedge.lab.explain.Text.plural;

import dev.selvedge.lab.result.ModelResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What it cost, and what went wrong. */
final class CostRules {

    static final List<Rule> ALL = List.of(
            CostRules::threads,
            CostRules::loopLag,
            CostRules::carriers,
            CostRules::memory,
            CostRules::errors,
            CostRules::shed);

    private static final double LATE_MS = 20;
    /** With fewer connections than that, what each takes says nothing. */
    private static final int MANY = 100;

    private static final double MUCH_COLLECTING = 50;

    private CostRules() {}

    static Optional<String> threads(Facts facts) {
        double threads = facts.model().max("threads");
        double worked = facts.worked();
        if (Double.isNaN(threads) || !(worked > 0)) {
            return Optional.empty();
        }
        return Optional.of("It had %s in work at a time, on %s."
                .formatted(
                        plural(worked, facts.terms().one(), facts.terms().many()),
                        plural(threads, "platform thread", "platform threads")));
    }

    static Optional<String> loopLag(Facts facts) {
        double lag = facts.model().max("loop_lag_ms");
        if (Double.isNaN(lag)) {
            return Optional.empty();
        }
        return Optional.of("Its loops were late by %s on average and by %s at most%s."
                .formatted(
                        millis(facts.model().mean("loop_lag_ms")),
                        millis(lag),
                        lag >= LATE_MS ? ": while one is late, every request on it is" : ", so nothing blocked them"));
    }

    static Optional<String> carriers(Facts facts) {
        double queued = facts.model().mean("virtual_queued");
        double carriers = facts.model().max("carriers");
        if (!(carriers > 0) || !(queued >= 2 * carriers) || !(facts.model().mean("running") > 0)) {
            return Optional.empty();
        }
        return Optional.of(
                "%s virtual threads were ready and waited for one of %s carriers on average: a sign of too little CPU."
                        .formatted(count(queued), count(carriers)));
    }

    static Optional<String> memory(Facts facts) {
        ModelResult model = facts.model();
        double rss = model.max("rss_mib");
        if (Double.isNaN(rss)) {
            return Optional.empty();
        }
        double collecting = model.mean("gc_ms_per_s");
        return Optional.of("At most %s MiB of its heap of %s MiB were in use, and %s MiB resident%s%s."
                .formatted(
                        count(model.max("heap_used_mib")),
                        count(facts.conditions().heapMib()),
                        count(rss),
                        model.connections() < MANY
                                ? ""
                                : ": " + count(rss * 1024 / model.connections()) + " KiB for each connection",
                        collecting >= MUCH_COLLECTING
                                ? "; collecting garbage took " + percent(collecting / 1e3) + " of the time"
                                : ""));
    }

    static Optional<String> errors(Facts facts) {
        ModelResult model = facts.model();
        if (model.errors() + model.timeouts() == 0) {
            return Optional.empty();
        }
        List<String> kinds = new ArrayList<>();
        model.errorKinds().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> kinds.add(count(kind.getValue()) + " × " + meaning(kind.getKey(), facts)));
        if (model.timeouts() > 0) {
            kinds.add("%s × no answer within %s s"
                    .formatted(
                            count(model.timeouts()), decimal(facts.conditions().timeOutMs() / 1e3)));
        }
        double share = (double) (model.errors() + model.timeouts())
                / (double) (model.answers() + model.errors() + model.timeouts());
        return Optional.of("%s of all requests were not %s: %s."
                .formatted(
                        share < 0.01 ? "Less than 1 %" : percent(share),
                        facts.terms().done(),
                        Text.and(kinds)));
    }

    private static String meaning(String kind, Facts facts) {
        return switch (kind) {
            case "status 502" -> "502 (a service that it calls failed)";
            case "status 503" -> "503 (turned away)";
            case "status 504" ->
                "504 (not done within the deadline of "
                        + decimal(facts.conditions().deadlineMs() / 1e3) + " s)";
            case "connection ended" -> "the connection ended before the answer";
            default -> kind;
        };
    }

    static Optional<String> shed(Facts facts) {
        double shed = facts.model().mean("shed_per_s");
        return shed >= 1
                ? Optional.of("It turned away " + count(shed)
                        + " requests a second at once, rather than let them queue without end.")
                : Optional.empty();
    }
}
