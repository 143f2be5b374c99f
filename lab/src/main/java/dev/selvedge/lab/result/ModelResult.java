package dev.selvedge.lab.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one model did under load. Latencies are in milliseconds.
 *
 * @param name           the model
 * @param summary        one line that says how it works
 * @param complete       whether it was measured to the end
 * @param failure        what ended it too early, or {@code null}
 * @param connections    connections held open
 * @param answers        confirmed answers while it counted
 * @param errors         other answers, and connections that ended before an answer
 * @param timeouts       requests given up after the time-out
 * @param unsent         requests that were due and never sent (open load only)
 * @param seconds        how long it counted
 * @param throughputPerS confirmed answers a second
 * @param meanMs         mean latency
 * @param p50Ms          median latency
 * @param p90Ms          90th percentile
 * @param p99Ms          99th percentile
 * @param p999Ms         99.9th percentile
 * @param maxMs          the longest
 * @param errorKinds     errors by what they were
 * @param percentiles    the whole curve
 * @param gauges         what was sampled from the processes, by name
 * @param series         second by second, warm-up included
 * @param sorts          each sort of requests for itself, where the workload has several
 * @param check          what the database says, or {@code null} if it could not be asked
 * @param rounds         each round, if there were several; all else is of the median one
 * @param intervals      the means of the rounds, by the names of the figures, if there were several
 * @param words          what happened, in sentences
 */
public record ModelResult(
        String name,
        String summary,
        boolean complete,
        @Nullable String failure,
        int connections,
        long answers,
        long errors,
        long timeouts,
        long unsent,
        double seconds,
        double throughputPerS,
        double meanMs,
        double p50Ms,
        double p90Ms,
        double p99Ms,
        double p999Ms,
        double maxMs,
        Map<String, Long> errorKinds,
        List<Percentile> percentiles,
        Map<String, Gauge> gauges,
        List<Second> series,
        List<SortResult> sorts,
        @Nullable Check check,
        List<Round> rounds,
        Map<String, Interval> intervals,
        List<String> words) {

    /** What the names of the gauges begin with that say how many cores a process kept busy. */
    public static final String CPU = "cpu_";

    /** The name of the throughput among the intervals. */
    public static final String THROUGHPUT = "throughput_per_s";

    /** The name of the median latency among the intervals. */
    public static final String P50 = "p50_ms";

    /** The name of the 99th percentile among the intervals. */
    public static final String P99 = "p99_ms";

    private static final String MACHINE = CPU + "machine";

    /** Copies lists and maps. */
    public ModelResult {
        errorKinds = Map.copyOf(errorKinds);
        percentiles = List.copyOf(percentiles);
        gauges = Map.copyOf(gauges);
        series = List.copyOf(series);
        sorts = List.copyOf(sorts);
        rounds = List.copyOf(rounds);
        intervals = Map.copyOf(intervals);
        words = List.copyOf(words);
    }

    /** Returns the names of the processes whose CPU was sampled, sorted. */
    public List<String> processes() {
        return gauges.keySet().stream()
                .filter(gauge -> gauge.startsWith(CPU) && !gauge.equals(MACHINE))
                .map(gauge -> gauge.substring(CPU.length()))
                .sorted()
                .toList();
    }

    /**
     * Returns what a process is called in sentences and tables.
     *
     * @param process its name in the gauges
     * @return its title
     */
    public static String processTitle(String process) {
        return switch (process) {
            case "server" -> "the model's server";
            case "database" -> "PostgreSQL";
            case "payment" -> "payment service";
            case "generator" -> "load generator";
            case "neighbour" -> "the neighbour";
            default -> process.replace('-', ' ') + " service";
        };
    }

    /** Returns how many requests came to nothing: they got an error or no answer in time, or were due and never sent. */
    public long lost() {
        return errors + timeouts + unsent;
    }

    /**
     * Returns the mean of a sampled value.
     *
     * @param gauge its name
     * @return the mean, or NaN if it was never sampled
     */
    public double mean(String gauge) {
        Gauge found = gauges.get(gauge);
        return found == null ? Double.NaN : found.mean();
    }

    /**
     * Returns the greatest of a sampled value.
     *
     * @param gauge its name
     * @return the greatest, or NaN if it was never sampled
     */
    public double max(String gauge) {
        Gauge found = gauges.get(gauge);
        return found == null ? Double.NaN : found.max();
    }

    /**
     * Returns this result with sentences about it.
     *
     * @param sentences what happened
     * @return the same figures, explained
     */
    public ModelResult explained(List<String> sentences) {
        return copy(complete, failure, check, rounds, intervals, sentences);
    }

    /**
     * Returns this result as what several rounds brought, this one being the median.
     *
     * @param whole   whether all were measured to the end
     * @param because what ended one too early, or {@code null}
     * @param found   what the database said, of the worst of them
     * @param all     the rounds
     * @param means   where the means lie
     */
    public ModelResult ofRounds(
            boolean whole,
            @Nullable String because,
            @Nullable Check found,
            List<Round> all,
            Map<String, Interval> means) {
        return copy(whole, because, found, all, means, words);
    }

    /** Copies what was measured, beside what is made of several results or said of them. */
    private ModelResult copy(
            boolean whole,
            @Nullable String because,
            @Nullable Check found,
            List<Round> all,
            Map<String, Interval> means,
            List<String> sentences) {
        return new ModelResult(
                name,
                summary,
                whole,
                because,
                connections,
                answers,
                errors,
                timeouts,
                unsent,
                seconds,
                throughputPerS,
                meanMs,
                p50Ms,
                p90Ms,
                p99Ms,
                p999Ms,
                maxMs,
                errorKinds,
                percentiles,
                gauges,
                series,
                sorts,
                found,
                all,
                means,
                sentences);
    }
}
