package dev.selvedge.doctor.attach.programs;

import dev.selvedge.Channel;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Queues of known sizes, each within reach of a program's threads in another way. */
final class Queueing {

    /** Two: found by the class, which is on a stack. */
    private static final Map<String, BlockingQueue<Integer>> PENDING = Map.of("a key", new LinkedBlockingDeque<>());

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    /** Four: found by a field of an object. */
    private final ArrayDeque<Integer> bag = new ArrayDeque<>();

    /** Never used, and never to be initialised. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Untouched untouched;

    private Queueing() {}

    /** A class that is loaded by who lists the fields above, and has something to initialise. */
    private static final class Untouched {
        @SuppressWarnings("UnusedVariable")
        private static final Object STATE = new LinkedBlockingQueue<>();
    }

    @SuppressWarnings("resource") // lives as long as the process
    static void main() throws Exception {
        BlockingQueue<Integer> bounded = new ArrayBlockingQueue<>(7);
        LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                tasks,
                Thread.ofPlatform().daemon().name("worker").factory());
        CountDownLatch begun = new CountDownLatch(1);
        for (int i = 0; i < 6; i++) {
            pool.execute(() -> {
                begun.countDown();
                await();
            });
        }
        begun.await();
        Channel<Integer> channel = Channel.named("news").unbounded();
        Queueing object = new Queueing();
        for (int i = 0; i < 4; i++) {
            object.bag.add(i);
            channel.send(i);
        }
        channel.receive();
        bounded.put(1);
        PENDING.get("a key").put(1);
        PENDING.get("a key").put(2);
        AtomicReference<Object> held = new AtomicReference<>(object);
        Ready.whenStuck(
                Thread.ofVirtual().name("of bounded").start(() -> await(bounded)),
                Thread.ofPlatform().daemon().name("of channel").start(() -> await(channel)),
                Thread.ofVirtual().name("of object").start(() -> await(held)));
    }

    /** Keeps its argument within reach of the task that calls it. */
    @SuppressWarnings("UnusedVariable") // being captured is all it is for
    private static void await(Object... kept) {
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
