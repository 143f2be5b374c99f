package dev.selvedge.lab.run;

import dev.selvedge.lab.child.JvmStats;
import dev.selvedge.lab.process.Sampler.Sample;
import dev.selvedge.lab.result.Gauge;
import dev.selvedge.lab.result.Second;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns samples into the values that a second shows: what only ever grows becomes a rate, bytes become MiB. */
final class Series {

    private static final double MIB = 1 << 20;

    /** Counters since the start of a process: the name of each, what its rate is called, and the unit it is divided by. */
    private static final Map<String, Rate> RATES = Map.of(
            "gc_ms",
            new Rate("gc_ms_per_s", 1),
            JvmStats.JIT_MS,
            new Rate("jit_ms_per_s", 1),
            "context_switches",
            new Rate("context_switches_per_s", 1),
            "shed",
            new Rate("shed_per_s", 1),
            "database_postgres_cpu_ns",
            new Rate("cpu_database", 1e9));

    /** What another value says already, or what does not change. */
    private static final Set<String> LEFT_OUT =
            Set.of("cpu_ns", "heap_max", "payment_calls", "database_postgres_pid", "database_postgres_processes");

    /** What every JVM says about itself; of services and the generator, only what they say besides is kept. */
    private static final Set<String> OF_ANY_JVM = JvmStats.read().keySet();

    /** What the names of counters end with, and their rates instead. */
    private static final String TOTAL = "_total";

    /** What the names of sizes end with, given in bytes. */
    private static final String RESIDENT = "_resident";

    private static final String PER_SECOND = "_per_s";

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
            Rate rate = rate(name);
            Double last = before.values().get(name);
            if (rate != null) {
                if (last != null) {
                    values.put(rate.name(), Math.max(0, value - last) / rate.unit() / seconds);
                }
            } else if (name.equals("heap_used") || name.equals("rss") || name.endsWith(RESIDENT)) {
                values.put(name + "_mib", value / MIB);
            } else if (isKept(name)) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static @Nullable Rate rate(String name) {
        return name.endsWith(TOTAL)
                ? new Rate(name.substring(0, name.length() - TOTAL.length()) + PER_SECOND, 1)
                : RATES.get(name);
    }

    private static boolean isKept(String name) {
        int prefix = name.indexOf('_') + 1;
        boolean another = prefix > 0 && OF_ANY_JVM.contains(name.substring(prefix));
        return !another && !LEFT_OUT.contains(name);
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
