package dev.selvedge.lab.process;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Tells how many cores a process and everything it started keep busy, from one reading to the next. Not for several threads. */
final class CpuMeter {

    private final ProcessHandle process;
    private Map<Long, Double> last = Map.of();
    private long lastNanos;

    CpuMeter(ProcessHandle process) {
        this.process = process;
    }

    /** Returns the cores that were busy since the last reading; NaN at the first. */
    double cores(long nowNanos) {
        Map<Long, Double> now = new HashMap<>();
        Stream.concat(Stream.of(process), process.descendants())
                .forEach(member -> ProcFiles.cpuSeconds(member.pid()).ifPresent(cpu -> now.put(member.pid(), cpu)));
        double seconds = (nowNanos - lastNanos) / 1e9;
        double used = 0;
        for (Map.Entry<Long, Double> entry : now.entrySet()) {
            used += entry.getValue() - last.getOrDefault(entry.getKey(), last.isEmpty() ? entry.getValue() : 0.0);
        }
        double cores = last.isEmpty() ? Double.NaN : used / seconds;
        last = now;
        lastNanos = nowNanos;
        return cores;
    }
}
