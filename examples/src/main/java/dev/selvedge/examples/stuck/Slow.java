package dev.selvedge.examples.stuck;

import dev.selvedge.Channel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What moves, but too slowly for those who wait for it. */
final class Slow {
    private static final Duration PRODUCED = Duration.ofMillis(2);
    private static final Duration CONSUMED = Duration.ofMillis(50);
    private static final Duration HELD = Duration.ofSeconds(2);
    private static final Duration BREATH = Duration.ofMillis(50);
    private static final int CROWD = 60;

    /** Where a queue stops to grow, hours later: the process must not run out of memory. */
    private static final int FULL = 2_000_000;

    /** From here on it is seen to grow. */
    private static final int GROWN = 50;

    private Slow() {}

    static List<Case> cases() {
        return List.of(
                growing(
                        "growing-queue",
                        "a BlockingQueue without a bound gets 25 elements for each that is taken",
                        Slow::queue),
                growing(
                        "growing-channel",
                        "an unbounded channel gets 25 elements for each that is received",
                        Slow::channel),
                growing("growing-backlog", "a pool of one thread gets 25 tasks for each that it does", Slow::backlog),
                new Plan(
                        "hot-monitor",
                        Kind.CONTENTION,
                        "60 threads want one monitor, and each holds it for 2 seconds",
                        Slow::hotMonitor));
    }

    private static Case growing(String name, String story, Job plant) {
        return new Plan(name, Kind.GROWING, story, plant);
    }

    private static void queue() throws InterruptedException {
        LinkedBlockingQueue<Long> queue = Stage.keep(new LinkedBlockingQueue<>(FULL));
        Stage.virtual("producer", Job.forever(() -> {
            Thread.sleep(PRODUCED);
            queue.put(System.nanoTime());
        }));
        Stage.virtual("consumer", Job.forever(() -> {
            queue.take();
            Thread.sleep(CONSUMED);
        }));
        Stage.until(() -> queue.size() > GROWN);
    }

    private static void channel() throws InterruptedException {
        Channel<Long> events = Stage.keep(Channel.named("events").unbounded());
        Stage.virtual("producer", Job.forever(() -> {
            Thread.sleep(PRODUCED);
            if (events.statistics().held() < FULL) {
                events.send(System.nanoTime());
            }
        }));
        Stage.virtual("consumer", Job.forever(() -> {
            events.receive();
            Thread.sleep(CONSUMED);
        }));
        Stage.until(() -> events.statistics().held() > GROWN);
    }

    @SuppressWarnings("resource") // works until the process ends
    private static void backlog() throws InterruptedException {
        LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(FULL);
        ThreadPoolExecutor pool = Stage.keep(new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, tasks, Stage.daemons("pool "), new ThreadPoolExecutor.DiscardPolicy()));
        Stage.platform("submitter", Job.forever(() -> {
            Thread.sleep(PRODUCED);
            pool.execute(Stage.quietly(() -> Thread.sleep(CONSUMED)));
        }));
        Stage.until(() -> tasks.size() > GROWN);
    }

    private static void hotMonitor() throws InterruptedException {
        Held monitor = Held.monitor(new Object());
        Thread[] crowd = new Thread[CROWD];
        for (int i = 0; i < CROWD; i++) {
            crowd[i] = Stage.platform("one of the crowd " + i, Job.forever(() -> {
                monitor.during(() -> Thread.sleep(HELD));
                Thread.sleep(BREATH); // a monitor is not fair: who asks again at once may have it again, and again
            }));
        }
        Stage.until(() -> {
            int blocked = 0;
            for (Thread thread : crowd) {
                blocked += thread.getState() == Thread.State.BLOCKED ? 1 : 0;
            }
            return blocked == CROWD - 1;
        });
    }
}
