package dev.selvedge.examples.deadlock;

import dev.selvedge.examples.Example;
import dev.selvedge.examples.WrongArgumentsException;
import dev.selvedge.examples.terminal.Arguments;
import dev.selvedge.simulation.Report;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.Strategy;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explores the schedules of two transfers that lock two accounts ({@link Bank}), and tells of the first that gets stuck. */
public final class DeadlockExample implements Example {

    private static final int SCHEDULES = 10_000;
    private static final List<String> STRATEGIES = List.of("mixed", "random", "priorities", "exhaustive");

    /** Makes the example. */
    public DeadlockExample() {}

    @Override
    public String name() {
        return "deadlock";
    }

    @Override
    public String summary() {
        return "finds a deadlock of two locks by simulation: "
                + "[--schedules N] [--seed N] [--strategy NAME] [--replay SCHEDULE] [--fixed]";
    }

    @Override
    public int run(List<String> args, PrintStream out) throws InterruptedException {
        Arguments given = new Arguments(args);
        Bank bank = given.flag("--fixed") ? Bank.IN_ORDER : Bank.AS_IT_COMES;
        Simulation simulation = Simulation.of(bank::run)
                .schedules(given.number("--schedules", 1, 100_000_000).orElse(SCHEDULES))
                .seed(given.number("--seed", 0, Long.MAX_VALUE).orElse(1))
                .strategy(Strategy.parse(given.choice("--strategy", STRATEGIES).orElse("mixed")))
                .all();
        Optional<String> replay = given.text("--replay", "a schedule");
        given.noMore();
        Report report = replay.isEmpty()
                ? simulation.run()
                : replayed(simulation, replay.get()).run();
        out.print(report.story());
        if (replay.isEmpty()) {
            out.println();
            out.println(figures(report));
        }
        return 0;
    }

    private static Simulation replayed(Simulation simulation, String schedule) {
        try {
            return simulation.replay(schedule);
        } catch (IllegalArgumentException e) {
            throw new WrongArgumentsException("--replay: " + e.getMessage());
        }
    }

    private static String figures(Report report) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d schedules failed. The simulation looked at %,.0f a second, of %.1f steps each; at %,.0f in the second half, "
                        + "when the JVM had compiled most of it.",
                report.failures(),
                report.schedules(),
                report.schedulesPerSecond(),
                report.steps() / (double) report.schedules(),
                report.schedulesPerSecondAtLast());
    }
}
