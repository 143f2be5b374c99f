package dev.selvedge.lab.workload.document;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.millis;
import static dev.selvedge.lab.explain.Text.percent;

import dev.selvedge.lab.document.Route.Kind;
import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.explain.Limit;
import dev.selvedge.lab.explain.Rule;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Span;
import java.util.List;
import java.util.Optional;

/** What follows from the figures about reading documents beside waiting for a language model. */
final class DocumentRules {

    /** What holds for any run; a fault changes nothing of it. */
    static final List<Rule> ALL = List.of(DocumentRules::check, DocumentRules::loopReading);

    /** What takes the measured time for one and the same load throughout. */
    static final List<Rule> STEADY =
            List.of(DocumentRules::beyondTheModel, DocumentRules::limit, DocumentRules::machine);

    /** From here on blocking is what a loop does, and not what happens to it now and then. */
    private static final double MOSTLY = 0.5;

    /** Who answers so much of what is due has kept up; the rest is under way when the time is over. */
    private static final double ALL_DUE = 0.97;

    private DocumentRules() {}

    /** Whether everything that was due at a rate was answered. */
    static boolean keptUp(Facts facts) {
        ModelResult model = facts.model();
        return model.throughputPerS() >= ALL_DUE * facts.conditions().rate()
                && model.lost() <= (1 - ALL_DUE) * model.answers();
    }

    /** Returns what became of a sort of requests; empty if none was sent. */
    static Optional<Span> sort(ModelResult model, Kind kind) {
        return model.sorts().stream()
                .filter(sort -> sort.name().equals(kind.label()))
                .map(sort -> sort.all())
                .filter(span -> span.answers() > 0)
                .findFirst();
    }

    static Optional<String> check(Facts facts) {
        Check check = facts.model().check();
        if (check == null) {
            return Optional.of("The documents in the database were not checked.");
        }
        if (check.holds()) {
            return Optional.of(
                    "Each of the %s documents that clients saw stored, warm-up included, is in the database once, with all its chunks."
                            .formatted(count(check.confirmed())));
        }
        return Optional.of(
                "DOCUMENTS WERE LOST OR DOUBLED: clients saw %s stored and %s end in doubt, the database holds %s, and %s."
                        .formatted(
                                count(check.confirmed()),
                                count(check.unknown()),
                                count(check.written()),
                                check.consistent() ? "each is whole" : "some are not whole"));
    }

    static Optional<String> beyondTheModel(Facts facts) {
        double alone = facts.conditions().number(Condition.SERVICE_MS);
        return sort(facts.model(), Kind.QUESTION)
                .map(span ->
                        ("A question takes the language model about %s; half of the questions took at most %s more than that, and 99 of"
                                        + " 100 at most %s more.")
                                .formatted(
                                        millis(alone),
                                        millis(Math.max(0, span.p50Ms() - alone)),
                                        millis(Math.max(0, span.p99Ms() - alone))));
    }

    static Optional<String> loopReading(Facts facts) {
        double longest = facts.model().max("loop_reading_ms");
        if (!(longest > 0)) {
            return Optional.empty();
        }
        return Optional.of(
                "It reads PDFs on its loops: the one that took longest kept a loop from everything else for %s."
                        .formatted(millis(longest)));
    }

    /** Which part of their time the loops were in calls that answer a question, and block; NaN where none does. */
    static double blocked(Facts facts) {
        return facts.model().mean("loop_asking_ms_per_s") / (1e3 * facts.loops());
    }

    /** Whether loops did little else. */
    static boolean isBlocked(Facts facts) {
        return blocked(facts) > MOSTLY;
    }

    static Optional<String> limit(Facts facts) {
        if (isBlocked(facts)) {
            return Optional.of(
                    ("Its loops are the limit: the %s of them spent %s of their time in calls that wait for an answer and block. Whatever"
                                    + " came on a loop waited meanwhile, also what would have taken no time, and a timer was %s late on"
                                    + " average.")
                            .formatted(
                                    count(facts.loops()),
                                    percent(blocked(facts)),
                                    millis(facts.model().mean("loop_lag_ms"))));
        }
        return switch (facts.limit()) {
            case POOL ->
                Optional.of(
                        "Its pool is the limit: %s of %s threads were busy on average, and %s requests waited for one (at most %s)."
                                .formatted(
                                        count(facts.model().mean("busy")),
                                        count(facts.poolSize()),
                                        count(facts.model().mean("queued")),
                                        count(facts.model().max("queued"))));
            case SCOPES ->
                Optional.of("Its limit holds: %s requests ran at a time, and %s waited for a place."
                        .formatted(
                                count(facts.model().mean("running")),
                                count(facts.model().mean("waiting"))));
            case DATABASE ->
                Optional.of("The database connections are the limit: %s requests waited for one on average."
                        .formatted(count(facts.model().mean("db_waiting"))));
            case LOOPS, MACHINE, CLIENTS, FAILED -> Optional.empty();
        };
    }

    static Optional<String> machine(Facts facts) {
        double share = facts.machineShare();
        if (Double.isNaN(share)) {
            return Optional.empty();
        }
        boolean atRate = !facts.conditions().closed() && keptUp(facts);
        return Optional.of("%s of the machine's %d cores were busy%s, %s with this server, %s with PostgreSQL%s."
                .formatted(
                        percent(share),
                        facts.machine().cores(),
                        facts.limit() == Limit.MACHINE && !atRate ? ", and that is the limit" : "",
                        decimal(facts.model().mean("cpu_server")),
                        decimal(facts.model().mean("cpu_database")),
                        facts.isDisturbed()
                                ? ", %s with other programs".formatted(decimal(facts.foreignCores()))
                                : ""));
    }
}
