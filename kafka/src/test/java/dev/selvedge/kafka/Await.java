package dev.selvedge.kafka;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits on a state, for tests: never for a time. */
public final class Await {

    private static final Duration GIVE_UP = Duration.ofSeconds(60);

    private Await() {}

    /** Yields until the condition holds; fails the test after a minute. */
    @SuppressWarnings("ThreadPriorityCheck") // the yield is only so as not to burn the processor
    public static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > GIVE_UP.toNanos()) {
                fail("waited for a minute in vain until " + what);
            }
            Thread.yield();
        }
    }

    /** Until no process of that id runs. */
    static void gone(long pid) {
        until("process " + pid + " is gone", () -> !runs(pid));
    }

    /** Tells whether it runs: one that has ended but that nobody has waited for, as in a container without an init, does not. */
    static boolean runs(long pid) {
        if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException goneOrNotLinux) {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }
}
