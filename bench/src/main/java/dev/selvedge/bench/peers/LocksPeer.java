package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Peer;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Work;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** {@link Semaphore} and {@link ReentrantLock}, as they are without further wishes: a newcomer may barge. */
public class LocksPeer implements Peer {

    private final boolean fair;

    /** A program is made for each JVM. */
    public LocksPeer() {
        this(false);
    }

    LocksPeer(boolean fair) {
        this.fair = fair;
    }

    @Override
    public final Work work(Row row) {
        return switch (row.shape()) {
            case SEMAPHORE -> () -> semaphore(row);
            case MUTEX -> () -> mutex(row);
            default -> throw Peer.cannot(row);
        };
    }

    private long semaphore(Row row) throws InterruptedException {
        Semaphore semaphore = new Semaphore(row.capacity(), fair);
        Crowd crowd = new Crowd(row.width());
        for (int task = 0; task < row.width(); task++) {
            crowd.start(() -> {
                long acquired = 0;
                for (int turn = 0; turn < row.count(); turn++) {
                    semaphore.acquire();
                    acquired++;
                    semaphore.release();
                }
                return acquired;
            });
        }
        return crowd.sum();
    }

    private long mutex(Row row) throws InterruptedException {
        ReentrantLock lock = new ReentrantLock(fair);
        long[] counter = new long[1];
        Crowd crowd = new Crowd(row.width());
        for (int task = 0; task < row.width(); task++) {
            crowd.start(() -> {
                for (int turn = 0; turn < row.count(); turn++) {
                    lock.lockInterruptibly();
                    try {
                        counter[0]++;
                    } finally {
                        lock.unlock();
                    }
                }
                return 0;
            });
        }
        return crowd.sum() + counter[0];
    }
}
