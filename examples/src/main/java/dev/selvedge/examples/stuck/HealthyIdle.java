package dev.selvedge.examples.stuck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Healthy programs that wait for work. */
final class HealthyIdle {
    private static final Duration RARE = Duration.ofSeconds(2);
    private static final int CLIENTS = 10;

    private HealthyIdle() {}

    static List<Case> cases() {
        return List.of(
                plan(
                        "idle-scheduler",
                        "a scheduled executor whose next task is due in a minute",
                        HealthyIdle::scheduler),
                plan(
                        "idle-server",
                        "a server in accept, and 8 threads of its pool that wait for tasks",
                        HealthyIdle::server),
                plan("idle-common-pool", "the common ForkJoinPool after its work", HealthyIdle::commonPool),
                plan("parked-worker", "a daemon that parks until a live thread unparks it", HealthyIdle::parkedWorker),
                plan(
                        "echo-server",
                        "a virtual thread for each of 10 connections, reading, most of them silent",
                        HealthyIdle::echo),
                plan("timer", "a java.util.Timer between two of its tasks", HealthyIdle::timer));
    }

    private static Case plan(String name, String story, Job plant) {
        return new Plan(name, Kind.HEALTHY, story, plant);
    }

    @SuppressWarnings("resource") // serves until the process ends
    private static void scheduler() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        ScheduledExecutorService scheduler =
                Stage.keep(Executors.newScheduledThreadPool(2, Stage.daemons("scheduler ")));
        var _ = scheduler.scheduleAtFixedRate(ran::countDown, 0, 1, TimeUnit.MINUTES);
        ran.await();
    }

    private static ServerSocket listener() throws IOException {
        return Stage.keep(new ServerSocket(0, CLIENTS, InetAddress.getLoopbackAddress()));
    }

    private static void server() throws Exception {
        ServerSocket listener = listener();
        ThreadPoolExecutor pool =
                (ThreadPoolExecutor) Stage.keep(Executors.newFixedThreadPool(8, Stage.daemons("worker ")));
        pool.prestartAllCoreThreads();
        CountDownLatch answered = new CountDownLatch(1);
        Stage.platform("acceptor", Job.forever(() -> {
            Socket client = listener.accept();
            pool.execute(Stage.quietly(() -> {
                try (client) {
                    client.getOutputStream().write(1);
                }
                answered.countDown();
            }));
        }));
        try (Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            client.getInputStream().read();
        }
        answered.await();
    }

    private static void commonPool() {
        ForkJoinPool.commonPool().submit(() -> {}).join();
    }

    private static void parkedWorker() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(2);
        Thread worker = Stage.platform("worker", Job.forever(() -> {
            LockSupport.park();
            woken.countDown();
        }));
        Stage.platform("foreman", Job.forever(() -> {
            LockSupport.unpark(worker);
            Thread.sleep(RARE);
        }));
        Stage.until(() -> woken.getCount() < 2);
    }

    private static void echo() throws Exception {
        ServerSocket listener = listener();
        Stage.virtual("acceptor", Job.forever(() -> {
            Socket client = listener.accept();
            Stage.virtual("connection " + client.getPort(), () -> {
                try (client) {
                    client.getInputStream().transferTo(client.getOutputStream());
                }
            });
        }));
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Stage.keep(new Socket(listener.getInetAddress(), listener.getLocalPort())));
        }
        CountDownLatch echoed = new CountDownLatch(1);
        Stage.platform("talking client", Job.forever(() -> {
            Socket talking = clients.getFirst();
            talking.getOutputStream().write(1);
            talking.getInputStream().read();
            echoed.countDown();
            Thread.sleep(RARE);
        }));
        echoed.await();
    }

    private static void timer() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                ran.countDown();
            }
        };
        Stage.keep(new Timer("timer", true)).schedule(task, 0, RARE.toMillis());
        ran.await();
    }
}
