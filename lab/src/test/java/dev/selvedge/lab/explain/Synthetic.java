package dev.selvedge.lab.explain;

import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Conditions;
import dev.selvedge.lab.result.Gauge;
import dev.selvedge.lab.result.Interval;
import dev.selvedge.lab.result.Machine;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Percentile;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.result.Round;
import dev.selvedge.lab.result.Second;
import dev.selvedge.lab.result.SortResult;
import dev.selvedge.lab.result.Span;
import dev.selvedge.lab.result.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results that were never measured, for tests of what is said about results. */
public final class Synthetic {

    private static final int SECONDS = 25;
    private static final int WARM_UP = 9;

    private final String name;
    private final Map<String, Gauge> gauges = new HashMap<>();
    private final Map<String, Long> errorKinds = new HashMap<>();
    private int connections = 2_000;
    private double throughput;
    private double meanMs;
    private final List<SortResult> sorts = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();
    private long timeouts;
    private @Nullable String failure;
    private @Nullable Check check;
    private double middle = 1;
    private String stalling = "";

    private Synthetic(String name) {
        this.name = name;
        usage(0.9, 1.6);
    }

    /** Begins a model of which nothing is known but its name. */
    public static Synthetic model(String name) {
        return new Synthetic(name);
    }

    /** Returns a thread-per-request model at the limit of its pool. */
    public static Synthetic pool() {
        return model("threads")
                .answering(950, 2_105)
                .gauge("busy", 199.5, 200)
                .gauge("pool_size", 200, 200)
                .gauge("queued", 1_800, 1_812)
                .gauge("threads", 217, 217)
                .usage(0.31, 0.82);
    }

    /** Returns an event loop that uses the whole machine. */
    public static Synthetic loops() {
        return model("event-loop")
                .answering(3_870, 515)
                .gauge("loop_lag_ms", 3.1, 14)
                .gauge("pending", 1_985, 2_000)
                .gauge("threads", 15, 15)
                .usage(0.71, 1.97);
    }

    /** Returns event loops that wait in calls that block. */
    public static Synthetic blockedLoops() {
        return model("event-loop-blocked")
                .answering(9.6, 9_100)
                .gauge("loops", 2, 2)
                .gauge("loop_lag_ms", 190, 412)
                .gauge("pending", 2, 2)
                .gauge("threads", 17, 17)
                .usage(0.02, 0.2);
    }

    /** Returns virtual threads that use the whole machine. */
    public static Synthetic scopes() {
        return model("selvedge")
                .answering(3_990, 500)
                .gauge("running", 1_990, 2_000)
                .gauge("waiting", 0, 0)
                .gauge("threads", 21, 22)
                .usage(0.78, 1.98);
    }

    public Synthetic answering(double perSecond, double milliseconds) {
        throughput = perSecond;
        meanMs = milliseconds;
        long all = (long) (perSecond * (SECONDS + WARM_UP));
        check = new Check(all, 0, all, true, true);
        return this;
    }

    public Synthetic gauge(String gauge, double mean, double max) {
        gauges.put(gauge, new Gauge(mean, max));
        return this;
    }

    public Synthetic usage(double server, double machine) {
        double rest = machine - server;
        gauge("cpu_server", server, server);
        gauge("cpu_machine", machine, machine);
        gauge("cpu_database", rest * 0.45, rest * 0.5);
        gauge("cpu_payment", rest * 0.25, rest * 0.3);
        gauge("cpu_generator", rest * 0.25, rest * 0.3);
        gauge("heap_used_mib", 180, 260);
        return gauge("rss_mib", 400, 433);
    }

    /** Has a gauge fall to nothing in the middle third. */
    public Synthetic stallingInTheMiddle(String gauge) {
        stalling = gauge;
        return this;
    }

    /** Has so much less, or more, come back in the middle third. */
    public Synthetic middle(double share) {
        middle = share;
        return this;
    }

    public Synthetic connections(int number) {
        connections = number;
        return this;
    }

    /** Adds a sort of requests, with its answers a second before, in and after a fault. */
    public Synthetic sort(String sort, double before, double during, double after) {
        sorts.add(new SortResult(sort, span(during), span(before), span(during), span(after)));
        return this;
    }

    /** Adds a sort of requests, with how long half of its answers took at most and 99 of 100, in milliseconds. */
    public Synthetic sortTaking(String sort, double p50Ms, double p99Ms) {
        Span span = new Span(8, 800, 100, 0, 0, p50Ms, p99Ms, 2 * p99Ms);
        sorts.add(new SortResult(sort, span, null, null, null));
        return this;
    }

    private static Span span(double perSecond) {
        return new Span(8, Math.round(8 * perSecond), perSecond, 0, 0, 2, 4, 9);
    }

    /** Adds rounds with so many answers a second each. */
    public Synthetic rounds(double... perSecond) {
        for (double each : perSecond) {
            rounds.add(new Round(rounds.size() + 1, each, 200, 300, 400, 0, 0));
        }
        return this;
    }

    private Map<String, Interval> intervals() {
        return rounds.size() < 2
                ? Map.of()
                : Map.of(
                        ModelResult.THROUGHPUT,
                        Interval.of(rounds.stream()
                                .mapToDouble(Round::throughputPerS)
                                .toArray()),
                        ModelResult.P50,
                        Interval.of(200, 200),
                        ModelResult.P99,
                        Interval.of(300, 300));
    }

    public Synthetic error(String kind, long count) {
        errorKinds.put(kind, count);
        return this;
    }

    public Synthetic timeouts(long count) {
        timeouts = count;
        return this;
    }

    public Synthetic failing(String because) {
        failure = because;
        return this;
    }

    public Synthetic checked(@Nullable Check found) {
        check = found;
        return this;
    }

    public ModelResult result() {
        long errors = errorKinds.values().stream().mapToLong(Long::longValue).sum();
        return new ModelResult(
                name,
                "how " + name + " works",
                failure == null,
                failure,
                connections,
                Math.round(throughput * SECONDS),
                errors,
                timeouts,
                0,
                SECONDS,
                throughput,
                meanMs,
                meanMs * 0.97,
                meanMs * 1.2,
                meanMs * 1.5,
                meanMs * 1.9,
                meanMs * 2.2,
                errorKinds,
                curve(),
                gauges,
                series(),
                sorts,
                check,
                rounds,
                intervals(),
                List.of());
    }

    private List<Percentile> curve() {
        List<Percentile> curve = new ArrayList<>();
        for (double nines = 0; nines < 4.2; nines += 0.1) {
            curve.add(new Percentile(100 - 100 * Math.pow(10, -nines), meanMs * (0.6 + 0.37 * nines)));
        }
        return curve;
    }

    private List<Second> series() {
        List<Second> series = new ArrayList<>();
        for (int second = 1 - WARM_UP; second <= SECONDS; second++) {
            double ramp = Math.min(1, (second + WARM_UP) / 6.0) * (1 + 0.03 * Math.sin(second * 2.3));
            Map<String, Double> sampled = new HashMap<>();
            gauges.forEach((gauge, value) -> sampled.put(gauge, value.mean()));
            sampled.put("rss_mib", 300 + 130 * ramp);
            boolean within = second > SECONDS / 3 && second <= 2 * (SECONDS / 3);
            if (within && sampled.containsKey(stalling)) {
                sampled.put(stalling, 0.0);
            }
            series.add(new Second(
                    second,
                    throughput * ramp * (within ? middle : 1),
                    0,
                    0,
                    connections,
                    meanMs,
                    meanMs * 1.4 / ramp,
                    sampled));
        }
        return series;
    }

    /** Returns results with these models, under the conditions that a run has by default. */
    public static Results results(ModelResult... models) {
        return results(0, models);
    }

    /** Returns results of a load that was sent at a rate. */
    public static Results results(int rate, ModelResult... models) {
        return results(rate, null, models);
    }

    /** Returns results of a run whose payment service hung from second 8 to 16. */
    public static Results withFault(ModelResult... models) {
        return results(400, "payment-hangs", models);
    }

    /** Returns results of a run in which something went wrong on purpose. */
    public static Results results(int rate, @Nullable String fault, ModelResult... models) {
        boolean complete = List.of(models).stream().allMatch(ModelResult::complete);
        return new Results(
                "order",
                "reads stock from PostgreSQL and writes the order",
                new Terms("order", "orders", "confirmed"),
                complete,
                complete ? null : "it was interrupted",
                "2026-11-21T02:00:00Z",
                new Conditions(
                        2_000,
                        rate,
                        WARM_UP,
                        SECONDS,
                        512,
                        5_000,
                        10_000,
                        fault,
                        List.of(
                                new Condition(Condition.FAULT_BEGIN, "the fault begins", 8, "after second 8"),
                                new Condition(Condition.FAULT_END, "the fault is mended", 16, "after second 16"),
                                new Condition(Condition.DATABASE_CONNECTIONS, "database", 16, "16 connections"),
                                new Condition(Condition.SERVICE_MS, "payment service", 200, "about 200 ms a call"))),
                new Machine(2, 24_000, "a processor", "a system", "a JDK"),
                List.of(models),
                List.of(),
                List.of());
    }
}
