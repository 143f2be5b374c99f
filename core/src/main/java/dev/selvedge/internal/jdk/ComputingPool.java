package dev.selvedge.internal.jdk;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A bounded number of platform threads, started when they are needed and ended when they are idle. */
public final class ComputingPool {

    private static final long IDLE_SECONDS = 10;

    private ComputingPool() {}

    /**
     * Makes a pool. Its threads are daemons, so there is nothing to close.
     *
     * @param name what its threads are called, before their number
     * @param threads how many threads there are at most
     * @return the pool; its queue is as long as what is given to it
     */
    public static Executor of(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name + "-", 1).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
