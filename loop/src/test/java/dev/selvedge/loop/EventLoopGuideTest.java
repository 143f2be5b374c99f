package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Dispatcher;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The examples of the page about event loops. */
@NeedsFlags
class EventLoopGuideTest {
    private static final Duration A_WHILE = Duration.ofMillis(1);

    @Test
    void loop_takesMessages() {
        List<String> handled = new ArrayList<>();
        // tag::messages
        try (EventLoop loop = EventLoop.start("greeter")) {
            loop.execute(() -> handled.add("hello"));
            loop.after(Duration.ofMillis(5), () -> handled.add("again"));
        } // stops: what was accepted is handled, what is not due yet is dropped
        // end::messages
        assertThat(handled).startsWith("hello");
    }

    private static int readSensor(int sensor) throws InterruptedException {
        Select.select(Clause.after(A_WHILE));
        return sensor * 10;
    }

    @Test
    void tasks_shareWithoutLocks() throws InterruptedException {
        // tag::tasks
        Map<Integer, Integer> latest = new TreeMap<>(); // no lock, and not made for threads
        try (EventLoop loop = EventLoop.start("readings")) {
            Dispatcher onLoop = loop.byTurns();
            Scope.run(scope -> {
                for (int sensor = 0; sensor < 1_000; sensor++) {
                    int number = sensor;
                    scope.fork(onLoop, "sensor " + sensor, () -> {
                        int value = readSensor(number); // waits: the loop goes on with the others
                        latest.put(number, value); // nobody else is here until the next wait
                    });
                }
            });
        }
        // end::tasks
        assertThat(latest).hasSize(1_000).containsEntry(7, 70);
    }

    @Test
    void task_joinsAndSelects() throws InterruptedException {
        try (EventLoop loop = EventLoop.start("shop")) {
            // tag::across
            String line = Scope.call(scope -> {
                Channel<String> orders = Channel.buffered(16);
                Task<Integer> price = scope.fork(Dispatcher.computing(), "price", () -> 6 * 7);
                Task<String> clerk = scope.fork(
                        loop.byIdentity(),
                        "clerk",
                        () -> Select.select(
                                orders.onReceive(order -> order + " for " + price.join()),
                                Clause.after(Duration.ofSeconds(30), () -> "nobody came")));
                orders.send("cloth");
                return clerk.join();
            });
            // end::across
            assertThat(line).isEqualTo("cloth for 42");
        }
    }

    @Test
    void messages_throughAChannel_pushBack() throws InterruptedException {
        List<Integer> seen = new ArrayList<>();
        try (EventLoop loop = EventLoop.start("shop")) {
            // tag::channel
            Scope.run(scope -> {
                Channel<Integer> inbox = Channel.buffered(64); // who sends faster than this is handled waits
                scope.fork(loop.byIdentity(), "handler", () -> {
                    for (int message : inbox) {
                        seen.add(message);
                    }
                });
                for (int n = 0; n < 1_000; n++) {
                    inbox.send(n);
                }
                inbox.close();
            });
            // end::channel
        }
        assertThat(seen).hasSize(1_000).isSorted();
    }

    @Test
    void loop_insideOfAHost() throws InterruptedException {
        try (ExecutorService host = Executors.newFixedThreadPool(4)) {
            // tag::host
            EventLoop loop = EventLoop.named("ledger").on(host); // any executor; here one with four threads
            // end::host
            int sum = Scope.call(
                    scope -> scope.fork(loop.byTurns(), "task", () -> 1).join());
            assertThat(sum).isOne();
            loop.close();
        }
    }

    @Test
    void loop_thatIsLate_saysWhoIsInTheWay() {
        Queue<String> log = new ConcurrentLinkedQueue<>();
        // tag::late
        EventLoop loop = EventLoop.named("ui")
                .watched(Duration.ofMillis(50), blockage -> log.add(blockage.toString()))
                .start();
        // end::late
        loop.execute(() -> {
            while (log.isEmpty()) {
                LockSupport.parkNanos(1_000_000);
            }
        });
        loop.close();
        assertThat(log.peek()).startsWith("event loop 'ui' is ").contains(" ms late: 'ui' has had the turn for ");
    }
}
