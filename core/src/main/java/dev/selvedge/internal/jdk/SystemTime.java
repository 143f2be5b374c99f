package dev.selvedge.internal.jdk;

import dev.selvedge.spi.TimeSource;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clocks, and one daemon thread of its own for all alarms, so that busy carriers can't delay them. */
final class SystemTime implements TimeSource {

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Alarm schedule(long nanoTime, Runnable action) {
        long delay = nanoTime - System.nanoTime();
        Future<?> alarm = Alarms.THREAD.schedule(action, delay, TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }

    /** Started when the first alarm is set. */
    private static final class Alarms {

        static final ScheduledThreadPoolExecutor THREAD = start();

        private static ScheduledThreadPoolExecutor start() {
            var executor = new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().daemon().name("selvedge-alarms").factory());
            executor.setRemoveOnCancelPolicy(true);
            return executor;
        }
    }
}
