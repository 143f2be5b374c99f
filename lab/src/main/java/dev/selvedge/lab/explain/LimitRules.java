package dev.selvedge.lab.explain;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.millis;
import static dev.selvedge.lab.explain.Text.percent;

import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.ModelResult;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** What keeps a model from answering more, with the sum that shows it. */
final class LimitRules {

    static final List<Rule> ALL = List.of(
            LimitRules::pool,
            LimitRules::loops,
            LimitRules::scopes,
            LimitRules::machine,
            LimitRules::clients,
            LimitRules::database);

    private LimitRules() {}

    static Optional<String> pool(Facts facts) {
        if (facts.limit() != Limit.POOL) {
            return Optional.empty();
        }
        ModelResult model = facts.model();
        double queued = model.mean("queued");
        double inQueue = Math.min(facts.meanSeconds(), queued / facts.finishedPerS());
        String threads = count(facts.poolSize());
        return Optional.of(
                ("%s threads × 1 / %s s = %s answers a second: the pool is the limit. One of its %s threads is held by %s for"
                                + " %s, mostly to wait; %s were busy on average. %s requests waited in its queue (at most %s),"
                                + " and there a client spends %s of the %s that it waits.")
                        .formatted(
                                threads,
                                decimal(facts.heldSeconds()),
                                count(facts.poolSize() / facts.heldSeconds()),
                                threads,
                                facts.terms().any(),
                                millis(1e3 * facts.heldSeconds()),
                                count(model.mean("busy")),
                                count(queued),
                                count(model.max("queued")),
                                millis(1e3 * inQueue),
                                millis(model.meanMs())));
    }

    static Optional<String> loops(Facts facts) {
        if (facts.limit() != Limit.LOOPS) {
            return Optional.empty();
        }
        String loops = count(facts.loops());
        return Optional.of(
                ("%s loops × 1 / %s s = %s %s a second: the loops are the limit. Each keeps its loop for %s, in calls that"
                                + " block; whatever else came on that loop waited meanwhile, also what would have taken no time, and"
                                + " a timer fired %s late on average. The same calls on threads that may wait cost nobody else anything.")
                        .formatted(
                                loops,
                                decimal(facts.heldLoopSeconds()),
                                count(facts.loops() / facts.heldLoopSeconds()),
                                facts.terms().many(),
                                millis(1e3 * facts.heldLoopSeconds()),
                                millis(facts.model().mean("loop_lag_ms"))));
    }

    static Optional<String> scopes(Facts facts) {
        if (facts.limit() != Limit.SCOPES) {
            return Optional.empty();
        }
        return Optional.of("Its limit holds: %s %s ran at a time, and %s waited for a place."
                .formatted(
                        count(facts.model().mean("running")),
                        facts.terms().many(),
                        count(facts.model().mean("waiting"))));
    }

    static Optional<String> database(Facts facts) {
        double waiting = facts.model().mean("db_waiting");
        double connections = facts.conditions().number(Condition.DATABASE_CONNECTIONS);
        if (!(waiting >= connections / 2)) {
            return Optional.empty();
        }
        return Optional.of("%s %s waited for one of the %s database connections on average (at most %s)%s."
                .formatted(
                        count(waiting),
                        facts.terms().many(),
                        count(connections),
                        count(facts.model().max("db_waiting")),
                        facts.limit() == Limit.DATABASE ? ": they are the limit" : ""));
    }

    static Optional<String> machine(Facts facts) {
        double share = facts.machineShare();
        if (Double.isNaN(share) || facts.model().throughputPerS() == 0) {
            return Optional.empty();
        }
        String full = "the machine's %d cores were %s busy (%s)"
                .formatted(facts.machine().cores(), percent(share), shares(facts));
        if (facts.limit() == Limit.MACHINE) {
            double each = facts.cpuMillisPerAnswer();
            double free = Math.max(facts.ownCores(), facts.machine().cores() - facts.foreignCores());
            return Optional.of(
                    ("The machine is the limit: %s. An answer costs %s ms of CPU in all processes together, %s ms of it"
                                    + " in this server, and %s cores / %s ms = %s answers a second.")
                            .formatted(
                                    full,
                                    decimal(each),
                                    decimal(facts.model().mean("cpu_server")
                                            * 1e3
                                            / facts.model().throughputPerS()),
                                    decimal(free),
                                    decimal(each),
                                    count(free * 1e3 / each)));
        }
        String consequence = facts.machineIsFull()
                ? ": what %s waits for takes longer than it would on a free machine"
                        .formatted(facts.terms().any())
                : facts.limit() == Limit.POOL ? ": more cores would not help it, more threads would" : "";
        return Optional.of("Meanwhile " + full + consequence + ".");
    }

    /** The server first, as it is what is measured; then whatever else belongs to the run. */
    private static String shares(Facts facts) {
        ModelResult model = facts.model();
        StringJoiner shares = new StringJoiner(", ", "server " + share(model.mean("cpu_server")) + ", ", " cores");
        for (String process : model.processes()) {
            if (!process.equals("server")) {
                shares.add(ModelResult.processTitle(process) + " " + share(model.mean(ModelResult.CPU + process)));
            }
        }
        return shares.add("everything else " + share(facts.foreignCores())).toString();
    }

    private static String share(double cores) {
        return Double.isNaN(cores) ? "?" : decimal(cores);
    }

    static Optional<String> clients(Facts facts) {
        if (facts.limit() != Limit.CLIENTS || facts.model().answers() == 0) {
            return Optional.empty();
        }
        String service = facts.conditions()
                .find(Condition.SERVICE_MS)
                .map(found -> ", of which the %s alone takes %s".formatted(found.name(), millis(found.value())))
                .orElse("");
        return Optional.of("It is at no limit of its own: an answer takes %s on average%s%s."
                .formatted(
                        millis(facts.model().meanMs()),
                        service,
                        facts.conditions().closed()
                                ? ", so %s connections can ask no more than %s times a second"
                                        .formatted(
                                                count(facts.model().connections()),
                                                count(facts.model().connections() / facts.meanSeconds()))
                                : ""));
    }
}
