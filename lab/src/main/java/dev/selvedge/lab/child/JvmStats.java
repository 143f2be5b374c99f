package dev.selvedge.lab.child;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * What this JVM uses, for {@code /stats}:
 *
 * <table>
 * <caption>The numbers</caption>
 * <tr><th>name</th><th>what it is</th></tr>
 * <tr><td>{@code threads}</td><td>platform threads now</td></tr>
 * <tr><td>{@code heap_used}, {@code heap_max}</td><td>bytes</td></tr>
 * <tr><td>{@code gc_ms}</td><td>milliseconds spent collecting, since the start</td></tr>
 * <tr><td>{@code jit_ms}</td><td>milliseconds that compiling took, since the start; as long as it waits for a core counts, too</td></tr>
 * <tr><td>{@code cpu_ns}</td><td>CPU time of the process in nanoseconds, since the start</td></tr>
 * <tr><td>{@code rss}</td><td>resident memory in bytes; -1 where the system does not say</td></tr>
 * <tr><td>{@code context_switches}</td><td>of all threads that still live, since the start; missing where the system does not say, or there are
 *     more than {@value #MANY_THREADS}</td></tr>
 * <tr><td>{@code carriers}, {@code virtual_mounted}, {@code virtual_queued}</td>
 *     <td>the virtual-thread scheduler: its platform threads, virtual threads that run, and those that wait to</td></tr>
 * </table>
 */
public final class JvmStats {

    /** The name of the time that compiling took. */
    public static final String JIT_MS = "jit_ms";

    private static final int MANY_THREADS = 2_000;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path TASKS = Path.of("/proc/self/task");

    private JvmStats() {}

    /** Reads the numbers now. Takes a millisecond or so. */
    public static Map<String, Number> read() {
        Map<String, Number> stats = new LinkedHashMap<>();
        stats.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        stats.put("heap_used", heap.getUsed());
        stats.put("heap_max", heap.getMax());
        stats.put("gc_ms", collectionMillis());
        stats.put(JIT_MS, ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
        stats.put("cpu_ns", processCpuNanos());
        stats.put("rss", residentBytes());
        long switches = contextSwitches();
        if (switches >= 0) {
            stats.put("context_switches", switches);
        }
        VirtualThreadSchedulerMXBean scheduler =
                ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        stats.put("carriers", scheduler.getPoolSize());
        stats.put("virtual_mounted", scheduler.getMountedVirtualThreadCount());
        stats.put("virtual_queued", scheduler.getQueuedVirtualThreadCount());
        return stats;
    }

    private static long collectionMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
    }

    private static long processCpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long residentBytes() {
        long kilobytes = field(STATUS, "VmRSS:");
        return kilobytes < 0 ? -1 : kilobytes * 1024;
    }

    /** A file for each thread, so that asking about ten thousand of them would take longer than anybody waits for the answer. */
    private static long contextSwitches() {
        String[] tasks = TASKS.toFile().list();
        if (tasks == null || tasks.length > MANY_THREADS) {
            return -1;
        }
        return Stream.of(tasks)
                .map(task -> TASKS.resolve(task).resolve("status"))
                .mapToLong(JvmStats::switches)
                .sum();
    }

    private static long switches(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.contains("voluntary_ctxt_switches:"))
                    .mapToLong(line ->
                            Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                    .sum();
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return 0; // it has ended meanwhile
        }
    }

    private static long field(Path file, String name) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(name)) {
                    return Long.parseLong(
                            line.substring(name.length()).replace("kB", "").strip());
                }
            }
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
        return -1;
    }
}
