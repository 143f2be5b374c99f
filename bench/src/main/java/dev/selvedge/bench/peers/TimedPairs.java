package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Row;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Pairs that answer each other through two queues, each waiting ten seconds at most: a select over one with a time-out. */
final class TimedPairs {

    private TimedPairs() {}

    static long run(Row row, QueuePeer queues) throws InterruptedException {
        Crowd crowd = new Crowd(2 * Row.SELECTING_PAIRS);
        for (int pair = 0; pair < Row.SELECTING_PAIRS; pair++) {
            BlockingQueue<Integer> there = queues.make(0);
            BlockingQueue<Integer> back = queues.make(0);
            crowd.start(() -> ask(queues, there, back, row.count()));
            crowd.start(() -> answer(queues, there, back, row.count()));
        }
        return crowd.sum();
    }

    private static long ask(QueuePeer queues, BlockingQueue<Integer> there, BlockingQueue<Integer> back, int count)
            throws InterruptedException, TimeoutException {
        long sum = 0;
        for (int turn = 0; turn < count; turn++) {
            queues.send(there, Row.element(turn));
            sum += poll(back);
        }
        return sum;
    }

    private static long answer(QueuePeer queues, BlockingQueue<Integer> there, BlockingQueue<Integer> back, int count)
            throws InterruptedException, TimeoutException {
        long sum = 0;
        for (int turn = 0; turn < count; turn++) {
            sum += poll(there);
            queues.send(back, Row.element(turn));
        }
        return sum;
    }

    private static int poll(BlockingQueue<Integer> queue) throws InterruptedException, TimeoutException {
        Integer element = queue.poll(10, TimeUnit.SECONDS);
        if (element == null) {
            throw new TimeoutException("no answer within ten seconds");
        }
        return element;
    }
}
