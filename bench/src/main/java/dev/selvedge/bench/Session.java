package dev.selvedge.bench;

import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Row;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the table, round by round. In each round, all systems of a row are measured one after the other, each in a
 * fresh process and another one first each time, so that a noisy neighbour hits all alike.
 */
final class Session {

    private final Settings settings;
    private final Set<Contender> contenders;
    private final Track jvm;
    private final @Nullable Track go;
    private final PrintStream progress;
    private final Results results = new Results();
    private final long began = System.nanoTime();

    /** Prepares to measure some systems; without a track for Go, Go's are left out. */
    Session(Settings settings, Set<Contender> contenders, Track jvm, @Nullable Track go, PrintStream progress) {
        this.settings = settings;
        this.contenders = EnumSet.copyOf(contenders);
        this.jvm = jvm;
        this.go = go;
        this.progress = progress;
    }

    /**
     * Measures the rows; blocks until it is done.
     *
     * @param afterEach is given what there is after each round
     * @return all figures
     */
    Results run(List<Row> rows, Consumer<Results> afterEach) throws InterruptedException {
        for (int round = 0; round < settings.rounds(); round++) {
            for (int number = 0; number < rows.size(); number++) {
                if (round > 0 && isOverBudget()) {
                    progress.printf("time is up after %s: the figures are of %d rounds%n", elapsed(), round);
                    return results;
                }
                progress.printf(
                        "[round %d of %d, row %d of %d, %s] %s:",
                        round + 1,
                        settings.rounds(),
                        number + 1,
                        rows.size(),
                        elapsed(),
                        rows.get(number).name());
                measure(rows.get(number), round + number);
                progress.println();
            }
            afterEach.accept(results);
        }
        return results;
    }

    private void measure(Row row, int rotation) throws InterruptedException {
        List<Contender> order = new ArrayList<>(Contender.of(row));
        order.removeIf(contender -> !contenders.contains(contender) || (!contender.isOnJvm() && go == null));
        Collections.rotate(order, rotation);
        for (Contender contender : order) {
            measure(row, contender);
            progress.flush();
        }
    }

    private void measure(Row row, Contender contender) throws InterruptedException {
        if (results.hasFailed(row, contender)) {
            return; // a system that hung once does so again
        }
        Track track = contender.isOnJvm() || go == null ? jvm : go;
        try {
            List<Double> figures = track.measure(row, contender, settings.suitedTo(row));
            results.add(row, contender, figures);
            double mean =
                    figures.stream().mapToDouble(figure -> figure).average().orElse(Double.NaN);
            progress.print("  " + contender.system() + " " + Numbers.short3(mean));
        } catch (MeasuringFailedException failed) {
            results.addFailure(row, contender);
            progress.print("  " + contender.system() + " FAILED (" + firstLine(failed) + ")");
        }
    }

    private static String firstLine(Throwable failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
    }

    private boolean isOverBudget() {
        return System.nanoTime() - began > settings.budget().toNanos();
    }

    private String elapsed() {
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        return seconds / 60 + " min " + seconds % 60 + " s";
    }
}
