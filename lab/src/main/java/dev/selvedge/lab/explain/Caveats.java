package dev.selvedge.lab.explain;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.percent;

import dev.selvedge.lab.result.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far the figures can be trusted, and what the machine did to them. */
final class Caveats {

    /** More than a server compiles that has been up for minutes. */
    private static final double MUCH_COMPILING = 0.3;

    private Caveats() {}

    static List<String> of(List<Facts> all) {
        List<String> caveats = new ArrayList<>();
        for (Facts facts : all) {
            if (facts.model().answers() > 0) {
                share(facts, caveats);
                foreign(facts, caveats);
                compiling(facts, caveats);
            }
        }
        if (!all.isEmpty()) {
            general(all.getFirst(), caveats);
        }
        return caveats;
    }

    private static void share(Facts facts, List<String> caveats) {
        double server = facts.model().mean("cpu_server");
        double cores = facts.machine().cores();
        double others = facts.model().mean("cpu_machine") - server;
        if (Double.isNaN(others)) {
            return;
        }
        double each = server / facts.model().throughputPerS();
        String alone = switch (facts.limit()) {
            case MACHINE ->
                String.format(
                        Locale.ROOT,
                        "so its figure says what it does with %s cores. Alone on these %s cores, %s s of CPU an answer"
                                + " would allow at most %s a second",
                        decimal(server),
                        count(cores),
                        String.format(Locale.ROOT, "%.5f", each),
                        count(cores / each));
            case POOL -> "and yet its pool was the limit, which no further machine would lift";
            default -> "and had cores to spare, so that sharing them cost it little";
        };
        caveats.add("%s had %s of the %s cores; everything else took %s, %s."
                .formatted(facts.model().name(), decimal(server), count(cores), decimal(others), alone));
    }

    private static void foreign(Facts facts, List<String> caveats) {
        if (facts.isDisturbed()) {
            caveats.add(
                    ("While %s was measured, programs that don't belong to the run used %s cores (%s of the machine): its figures"
                                    + " are worse than they need be. Measure again on a quiet machine.")
                            .formatted(
                                    facts.model().name(),
                                    decimal(facts.foreignCores()),
                                    percent(facts.foreignCores()
                                            / facts.machine().cores())));
        }
    }

    private static void compiling(Facts facts, List<String> caveats) {
        double share = facts.model().mean("jit_ms_per_s") / 1e3;
        if (share >= MUCH_COMPILING) {
            caveats.add(
                    ("%s was still being compiled when it was measured: its compiler was at work, or waited for a core to be, %s. It"
                                    + " gets faster yet: run it again with --duration 60 to see by how much.")
                            .formatted(
                                    facts.model().name(),
                                    share >= 1 ? "all the time" : percent(share) + " of the time"));
        }
    }

    private static String often(Facts facts) {
        double rounds = facts.conditions().number(Condition.ROUNDS);
        if (Double.isNaN(rounds)) {
            return "Each model was measured once, for " + facts.conditions().seconds()
                    + " s. Treat differences below 10 % as noise, and run it again, with --rounds 3 or more, before deciding"
                    + " anything on them.";
        }
        return ("Each model was measured %s times, for %s s each, in rotating order. Where the intervals of two models meet,"
                        + " these rounds can't tell them apart. They say how far rounds scatter on this machine on this day, and"
                        + " nothing of other machines.")
                .formatted(count(rounds), facts.conditions().seconds());
    }

    private static void general(Facts facts, List<String> caveats) {
        if (facts.conditions().closed()) {
            caveats.add(
                    "The load is closed: a client that waits sends nothing meanwhile. It finds what a model can do at most, and"
                            + " flatters the latency of one that stalls; --rate R sends at a set rate instead and counts from when each"
                            + " request was due.");
        }
        caveats.add(often(facts));
        caveats.add("Everything ran over the loopback interface: no network delay, no lost packets"
                + (facts.conditions().find(Condition.DATABASE_CONNECTIONS).isPresent()
                        ? "; and PostgreSQL did not wait for its disk at each commit where the lab started it itself."
                        : "."));
    }
}
