package dev.selvedge.examples.stuck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Healthy programs with queues that are long for a while, or whose consumers are many. */
final class HealthyQueues {
    private static final Duration BURST = Duration.ofSeconds(2);
    private static final Duration CONSUMED = Duration.ofMillis(4);
    private static final Duration PRODUCED = Duration.ofMillis(5);
    private static final int IN_A_BURST = 200;
    private static final int BUFFERS = 5_000;
    private static final int BOUND = 10_000;
    private static final int WORKERS = 30;
    private static final int BUSY = 3;
    private static final int PLACES = 8;

    private HealthyQueues() {}

    static List<Case> cases() {
        return List.of(
                plan(
                        "breathing-queue",
                        "a queue without a bound gets 200 elements every 2 seconds, and is emptied in between",
                        HealthyQueues::breathing),
                plan(
                        "filled-once",
                        "a queue without a bound is filled with 5,000 buffers, which are taken and given back",
                        HealthyQueues::filledOnce),
                plan(
                        "filling-to-the-bound",
                        "a queue of at most 10,000 elements gets more than is taken, until its producer has to wait",
                        HealthyQueues::filling),
                plan(
                        "hand-made-workers",
                        "30 threads take jobs from a queue of 8 places: 3 have long ones, 27 have none",
                        HealthyQueues::workers));
    }

    private static Case plan(String name, String story, Job plant) {
        return new Plan(name, Kind.HEALTHY, story, plant);
    }

    private static void breathing() throws InterruptedException {
        LinkedBlockingQueue<Integer> queue = Stage.keep(new LinkedBlockingQueue<>());
        Stage.platform("producer", Job.forever(() -> {
            for (int i = 0; i < IN_A_BURST; i++) {
                queue.put(i);
            }
            Thread.sleep(BURST);
        }));
        Stage.virtual("consumer", Job.forever(() -> {
            queue.take();
            Thread.sleep(CONSUMED);
        }));
        Stage.until(() -> !queue.isEmpty());
    }

    private static void filledOnce() throws InterruptedException {
        LinkedBlockingQueue<byte[]> buffers = Stage.keep(new LinkedBlockingQueue<>());
        Stage.virtual("filler", () -> {
            for (int i = 0; i < BUFFERS; i++) {
                buffers.put(new byte[1]);
                Thread.sleep(Duration.ofNanos(100_000));
            }
        });
        for (int i = 0; i < BUSY; i++) {
            Stage.virtual("borrower " + i, Job.forever(() -> {
                byte[] buffer = buffers.take();
                Thread.sleep(CONSUMED);
                buffers.put(buffer);
            }));
        }
        Stage.until(() -> buffers.size() > IN_A_BURST);
    }

    private static void filling() throws InterruptedException {
        LinkedBlockingQueue<Integer> queue = Stage.keep(new LinkedBlockingQueue<>(BOUND));
        Stage.virtual("producer", Job.forever(() -> {
            Thread.sleep(PRODUCED);
            queue.put(1);
        }));
        Stage.virtual("consumer", Job.forever(() -> {
            queue.take();
            Thread.sleep(BURST);
        }));
        Stage.until(() -> queue.size() > PLACES);
    }

    /** The busy ones read from a server that will be silent for long. */
    private static void workers() throws Exception {
        ServerSocket server = Stage.keep(new ServerSocket(0, BUSY, InetAddress.getLoopbackAddress()));
        BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(PLACES);
        for (int i = 0; i < WORKERS; i++) {
            Stage.platform("worker " + i, Job.forever(() -> jobs.take().run()));
        }
        CountDownLatch reading = new CountDownLatch(BUSY);
        for (int i = 0; i < BUSY; i++) {
            jobs.put(() -> read(server, reading));
        }
        reading.await();
    }

    private static void read(ServerSocket server, CountDownLatch reading) throws IOException {
        try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            reading.countDown();
            socket.getInputStream().read();
        }
    }
}
