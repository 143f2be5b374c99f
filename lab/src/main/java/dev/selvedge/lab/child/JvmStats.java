package dev.selvedge.lab.child;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * <tr><td>{@code cpu_ns}</td><td>CPU time of the process in nanoseconds, since the start</td></tr>
 * <tr><td>{@code rss}</td><td>resident memory in bytes; -1 where the system does not say</td></tr>
 * <tr><td>{@code context_switches}</td><td>of all threads that still live, since the start; -1 likewise</td></tr>
 * <tr><td>{@code carriers}, {@code virtual_mounted}, {@code virtual_queued}</td>
 *     <td>the virtual-thread scheduler: its platform threads, virtual threads that run, and those that wait to</td></tr>
 * </table>
 */
public final class JvmStats {

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
        stats.put("cpu_ns", processCpuNanos());
        stats.put("rss", residentBytes());
        stats.put("context_switches", contextSwitches());
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

    private static long contextSwitches() {
        try (var tasks = Files.newDirectoryStream(TASKS)) {
            long sum = 0;
            for (Path task : tasks) {
                Path status = task.resolve("status");
                sum += Math.max(0, field(status, "voluntary_ctxt_switches:"));
                sum += Math.max(0, field(status, "nonvoluntary_ctxt_switches:"));
            }
            return sum;
        } catch (IOException e) {
            return -1;
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
