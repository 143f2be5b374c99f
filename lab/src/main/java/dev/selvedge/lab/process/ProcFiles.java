package dev.selvedge.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what Linux says about processes in {@code /proc}; elsewhere it answers with what the JDK knows, or nothing. */
final class ProcFiles {

    private static final Path PROC = Path.of("/proc");

    /** What Linux counts in; it has been 100 a second everywhere for decades, and no JDK method tells. */
    private static final double TICKS_PER_SECOND = 100;

    private ProcFiles() {}

    /** Returns the CPU seconds that a process has used so far, user and system. */
    static Optional<Double> cpuSeconds(long pid) {
        Optional<String> stat = text(PROC.resolve(pid + "/stat"));
        if (stat.isPresent()) {
            return Optional.of(statTicks(stat.get()) / TICKS_PER_SECOND);
        }
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .map(duration -> duration.toNanos() / 1e9);
    }

    /** The name in parentheses may itself hold spaces, so fields are counted from its end. */
    static double statTicks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    }

    /** Returns the CPU seconds that all cores together were busy since the machine started. */
    static Optional<Double> machineBusySeconds() {
        return text(PROC.resolve("stat")).map(ProcFiles::busySeconds);
    }

    static double busySeconds(String stat) {
        String[] fields = stat.substring(0, stat.indexOf('\n')).trim().split("\\s+", -1);
        double busy = 0;
        for (int field = 1; field <= 8 && field < fields.length; field++) {
            boolean idle = field == 4 || field == 5;
            busy += idle ? 0 : Double.parseDouble(fields[field]);
        }
        return busy / TICKS_PER_SECOND;
    }

    private static Optional<String> text(Path path) {
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
