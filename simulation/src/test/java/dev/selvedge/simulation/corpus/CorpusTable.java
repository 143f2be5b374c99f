package dev.selvedge.simulation.corpus;

import dev.selvedge.simulation.Report;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints after how many schedules each bug of the corpus is found, by strategy, as a table in Markdown. */
final class CorpusTable {

    private static final int RUNS = 20;
    private static final int SEEDS_APART = 1_000;
    private static final int MOST_SCHEDULES = 10_000;

    private static final List<Strategy> STRATEGIES =
            List.of(Strategy.mixed(), Strategy.random(), Strategy.priorities(3), Strategy.exhaustive(2));

    private static final Pattern PREEMPTIONS = Pattern.compile("simplest schedule found \\((\\d+) preemption");

    private CorpusTable() {}

    /**
     * Prints the table.
     *
     * @param args none
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        printRow("bug", STRATEGIES.stream().map(Strategy::toString).toList(), "steps", "preemptions");
        printRow("---", STRATEGIES.stream().map(strategy -> "--:").toList(), "--:", "--:");
        for (Specimen specimen : Corpus.SPECIMENS) {
            if (specimen.needsAgent() && !Agents.isActive()) {
                System.out.println("| " + specimen.name() + " | only with the agent | | | | | |");
            } else {
                printRow(specimen);
            }
        }
    }

    private static void printRow(Specimen specimen) throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (Strategy strategy : STRATEGIES) {
            found.add(untilFound(specimen, strategy));
        }
        Report report = Simulation.of(specimen::buggy).run();
        long steps = report.steps() / report.schedules();
        printRow(specimen.name(), found, Long.toString(steps), preemptions(report));
    }

    /** The median, and the most in brackets; a search without randomness is run once. */
    private static String untilFound(Specimen specimen, Strategy strategy) throws InterruptedException {
        int runs = strategy.toString().startsWith("exhaustive") ? 1 : RUNS;
        long[] found = new long[runs];
        for (int run = 0; run < runs; run++) {
            Report report = Simulation.of(specimen::buggy)
                    .strategy(strategy)
                    .schedules(MOST_SCHEDULES)
                    .seed(1 + (long) run * SEEDS_APART)
                    .run();
            found[run] = report.isPassed() ? Long.MAX_VALUE : report.firstFailure();
        }
        Arrays.sort(found);
        long median = found[(runs - 1) / 2];
        return runs == 1 ? inWords(median) : inWords(median) + " (" + inWords(found[runs - 1]) + ")";
    }

    private static String inWords(long schedules) {
        return schedules == Long.MAX_VALUE ? "–" : Long.toString(schedules);
    }

    private static String preemptions(Report report) {
        Matcher matcher = PREEMPTIONS.matcher(report.story());
        return matcher.find() ? matcher.group(1) : "–";
    }

    private static void printRow(String name, List<String> found, String steps, String preemptions) {
        System.out.println(
                "| " + name + " | " + String.join(" | ", found) + " | " + steps + " | " + preemptions + " |");
    }
}
