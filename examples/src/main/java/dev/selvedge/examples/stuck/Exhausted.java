package dev.selvedge.examples.stuck;

import dev.selvedge.Scope;
import dev.selvedge.sync.Semaphore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Pools of which everything is out, to holders that do not move. */
final class Exhausted {
    private static final int CONNECTIONS = 8;
    private static final int WAITERS = 50;
    private static final int POOL = 4;

    private Exhausted() {}

    static List<Case> cases() {
        return List.of(
                plan(
                        "connections-out",
                        "8 tasks have all permits of a Selvedge semaphore and read from a server that is silent, 50 wait",
                        Exhausted::permits),
                plan(
                        "hand-made-pool",
                        "8 threads took all connections from a BlockingQueue and read from a server that is silent, 50 wait",
                        Exhausted::queue),
                plan(
                        "jdk-permits-out",
                        "8 threads have all permits of a JDK Semaphore and read from a server that is silent, 50 wait",
                        Exhausted::jdkPermits),
                plan(
                        "pool-waits-for-itself",
                        "all 4 threads of a fixed pool wait for tasks that are queued in the same pool",
                        Exhausted::poolWaitsForItself));
    }

    private static Case plan(String name, String story, Job plant) {
        return new Plan(name, Kind.EXHAUSTED, story, plant);
    }

    /** A server that lets clients connect and never says a word. */
    private static ServerSocket silentServer() throws IOException {
        return Stage.keep(new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress()));
    }

    private static void query(ServerSocket server, Stage stage) throws IOException {
        try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            stage.lastStep();
            socket.getInputStream().read();
        }
    }

    private static void permits() throws Exception {
        ServerSocket server = silentServer();
        Stage holders = new Stage(CONNECTIONS);
        Semaphore connections = Stage.keep(Semaphore.named("connections", CONNECTIONS));
        Stage.platform(
                "owner of scope 'requests'",
                () -> Scope.named("requests").run(scope -> {
                    for (int i = 0; i < CONNECTIONS + WAITERS; i++) {
                        scope.fork("request " + i, () -> {
                            try (var _ = connections.acquire()) {
                                query(server, holders);
                            }
                        });
                    }
                }));
        holders.awaitStuck();
        Stage.until(() -> connections.waiting() == WAITERS);
    }

    private static void jdkPermits() throws Exception {
        ServerSocket server = silentServer();
        Stage holders = new Stage(CONNECTIONS);
        java.util.concurrent.Semaphore connections = new java.util.concurrent.Semaphore(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS + WAITERS; i++) {
            Stage.virtual("request " + i, () -> {
                connections.acquire();
                try {
                    query(server, holders);
                } finally {
                    connections.release();
                }
            });
        }
        holders.awaitStuck();
        Stage.until(() -> connections.getQueueLength() == WAITERS);
    }

    private static void queue() throws Exception {
        ServerSocket server = silentServer();
        Stage holders = new Stage(CONNECTIONS);
        BlockingQueue<Integer> connections = new ArrayBlockingQueue<>(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.put(i);
        }
        for (int i = 0; i < CONNECTIONS; i++) {
            Stage.platform("holder " + i, () -> borrow(connections, () -> query(server, holders)));
        }
        holders.awaitLastSteps();
        Stage waiters = new Stage(WAITERS);
        for (int i = 0; i < WAITERS; i++) {
            Stage.platform("waiter " + i, () -> {
                waiters.lastStep();
                borrow(connections, () -> query(server, holders));
            });
        }
        waiters.awaitStuck();
    }

    private static void borrow(BlockingQueue<Integer> connections, Job job) throws Exception {
        Integer connection = connections.take();
        try {
            job.run();
        } finally {
            connections.put(connection);
        }
    }

    @SuppressWarnings("resource") // the pool is stuck, and ends with the process
    private static void poolWaitsForItself() throws InterruptedException {
        ExecutorService pool = Stage.keep(Executors.newFixedThreadPool(POOL, Stage.daemons("pool ")));
        Stage stage = new Stage(POOL);
        CountDownLatch allRun = new CountDownLatch(POOL);
        for (int i = 0; i < POOL; i++) {
            pool.execute(Stage.quietly(() -> {
                allRun.countDown();
                allRun.await();
                var part = pool.submit(() -> "a part");
                stage.lastStep();
                part.get();
            }));
        }
        stage.awaitStuck();
    }
}
