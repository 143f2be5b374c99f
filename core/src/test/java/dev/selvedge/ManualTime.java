package dev.selvedge;

import dev.selvedge.internal.jdk.JdkEnvironment;
import dev.selvedge.spi.Environment;
import dev.selvedge.spi.Parker;
import dev.selvedge.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes only when a test says so: for threads of its own, by way of the seams. */
public final class ManualTime implements TimeSource, Parker, Environment.Resolver {

    private record Due(long nanoTime, Runnable action) {}

    /** What a test does on a thread whose time is this. */
    public interface Body {
        /** Does it. */
        void run() throws Throwable;
    }

    private static final long ORIGIN = Long.MAX_VALUE - Duration.ofHours(1).toNanos(); // differences wrap around

    private final Environment jdk = JdkEnvironment.INSTANCE;
    private final Environment environment = new Environment(jdk.starter(), this, this, jdk.listener(), jdk.seeds());
    private final Queue<Due> alarms = new PriorityQueue<>(Comparator.comparingLong(due -> due.nanoTime - ORIGIN));
    private volatile Thread thread;
    private long now = ORIGIN;

    private ManualTime() {}

    /** Runs the body on a new thread whose time stands still. */
    public static void run(java.util.function.Function<ManualTime, Body> body) throws Throwable {
        ManualTime time = new ManualTime();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        time.thread = Thread.ofPlatform().unstarted(() -> {
            try {
                body.apply(time).run();
            } catch (Throwable t) {
                thrown.set(t);
            }
        });
        Environment.install(time);
        try {
            time.thread.start();
            time.thread.join();
        } finally {
            Environment.remove(time);
        }
        if (thrown.get() != null) {
            throw thrown.get();
        }
    }

    @Override
    public Environment environmentOf(Thread asked, Environment jdk) {
        return asked.equals(thread) ? environment : jdk;
    }

    /** Lets time pass, and runs what is due on this thread, in order. */
    public void advance(Duration duration) {
        long end;
        synchronized (this) {
            end = now + duration.toNanos();
        }
        for (Due due = next(end); due != null; due = next(end)) {
            due.action.run();
        }
    }

    private synchronized Due next(long end) {
        Due first = alarms.peek();
        if (first == null || first.nanoTime - end > 0) {
            now = end;
            return null;
        }
        now = first.nanoTime;
        return alarms.poll();
    }

    public synchronized int alarmsSet() {
        return alarms.size();
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    /** What is due by now runs at once: time may have been advanced on its way here. */
    @Override
    public Alarm schedule(long nanoTime, Runnable action) {
        Due due = new Due(nanoTime, action);
        boolean late;
        synchronized (this) {
            late = nanoTime - now <= 0;
            if (!late) {
                alarms.add(due);
            }
        }
        if (late) {
            action.run();
        }
        return () -> {
            synchronized (this) {
                alarms.remove(due);
            }
        };
    }

    @Override
    public void park(Object blocker) {
        jdk.parker().park(blocker);
    }

    @Override
    public void parkUntil(Object blocker, long nanoTime) {
        Thread parked = Thread.currentThread();
        Alarm alarm = schedule(nanoTime, () -> unpark(parked));
        park(blocker);
        alarm.cancel();
    }

    @Override
    public void unpark(Thread parked) {
        jdk.parker().unpark(parked);
    }

    @Override
    public void pause(int attempt) {
        jdk.parker().pause(attempt);
    }
}
