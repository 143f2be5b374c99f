package dev.selvedge.lab.result;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine that a run was made on.
 *
 * @param cores     processors that this JVM sees
 * @param memoryMib memory in MiB
 * @param cpu       the processor's name
 * @param kernel    the operating system and its version
 * @param java      the JDK
 */
public record Machine(int cores, long memoryMib, String cpu, String kernel, String java) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Looks at the machine that this JVM runs on. */
    public static Machine look() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory >> 20,
                cpuName(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vendor.version", "") + " " + System.getProperty("java.runtime.version"));
    }

    private static String cpuName() {
        try (var lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
