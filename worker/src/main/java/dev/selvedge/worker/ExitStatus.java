package dev.selvedge.worker;

import java.util.List;
import java.util.Map;

/** An exit code in words. */
final class ExitStatus {

    private static final int SIGNALLED = 128;
    private static final int OUT_OF_MEMORY = 3;
    private static final Map<Integer, String> SIGNALS =
            Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

    private ExitStatus() {}

    static String describe(int code, List<String> errors) {
        if (code == OUT_OF_MEMORY
                && errors.stream().anyMatch(line -> line.startsWith("Terminating due to java.lang.OutOfMemoryError"))) {
            return "ran out of memory (exit code " + code + ")";
        }
        String signal = SIGNALS.get(code - SIGNALLED);
        return "ended with exit code " + code + (signal == null ? "" : " (" + signal + ")");
    }
}
