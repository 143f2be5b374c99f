package dev.selvedge.lab.run;

import dev.selvedge.lab.process.Sampler.Sample;
import dev.selvedge.lab.result.Gauge;
import dev.selvedge.lab.result.Second;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns samples into the values that a second shows: what only ever grows becomes a rate, bytes become MiB. */
final class Series {

    private static final double MIB = 1 << 20;

    /** Counters since the start of a process: the name of each, what its rate is called, and the unit it is divided by. */
    private static final Map<String, Rate> RATES = Map.of(
            "gc_ms", new Rate("gc_ms_per_s", 1),
            "context_switches", new Rate("context_switches_per_s", 1),
            "shed", new Rate("shed_per_s", 1),
            "database_postgres_cpu_ns", new Rate("cpu_database", 1e9));

    /** What another value says already, or what does not change. */
    private static final List<String> LEFT_OUT = List.of("cpu_ns", "heap_max", "payment_calls");

    /** What is kept of what a downstream says about itself. */
    private static final List<String> DOWNSTREAM = List.of("payment_pending", "payment_connections");

    private record Rate(String name, double unit) {}

    private final List<Sample> samples = new ArrayList<>();

    Series(List<Sample> raw) {
        for (int i = 1; i < raw.size(); i++) {
            samples.add(new Sample(raw.get(i).nanos(), values(raw.get(i - 1), raw.get(i))));
        }
    }

    private static Map<String, Double> values(Sample before, Sample now) {
        double seconds = (now.nanos() - before.nanos()) / 1e9;
        Map<String, Double> values = new LinkedHashMap<>();
        now.values().forEach((name, value) -> {
            Rate rate = RATES.get(name);
            Double last = before.values().get(name);
            if (rate != null) {
                if (last != null) {
                    values.put(rate.name(), Math.max(0, value - last) / rate.unit() / seconds);
                }
            } else if (name.equals("heap_used") || name.equals("rss")) {
                values.put(name + "_mib", value / MIB);
            } else if (isKept(name)) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static boolean isKept(String name) {
        boolean downstream = name.startsWith("payment_") || name.startsWith("database_");
        return downstream ? DOWNSTREAM.contains(name) : !LEFT_OUT.contains(name);
    }

    /** Returns the last sample at a time, or nothing if there is none yet. */
    Map<String, Double> at(long nanos) {
        Map<String, Double> last = Map.of();
        for (Sample sample : samples) {
            if (sample.nanos() - nanos <= 0) {
                last = sample.values();
            }
        }
        return last;
    }

    /** Returns mean and maximum of each sampled value over the seconds that count. */
    static Map<String, Gauge> gauges(List<Second> seconds) {
        Map<String, DoubleSummaryStatistics> statistics = new TreeMap<>();
        for (Second second : seconds) {
            if (second.second() > 0) {
                second.sampled()
                        .forEach((name, value) -> statistics
                                .computeIfAbsent(name, key -> new DoubleSummaryStatistics())
                                .accept(value));
            }
        }
        Map<String, Gauge> gauges = new TreeMap<>();
        statistics.forEach((name, values) -> gauges.put(name, new Gauge(values.getAverage(), values.getMax())));
        return gauges;
    }
}
