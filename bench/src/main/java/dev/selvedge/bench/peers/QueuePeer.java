package dev.selvedge.bench.peers;

import java.util.concurrent.BlockingQueue;

/** One of the JDK's queues. */
abstract class QueuePeer extends BarePeer<BlockingQueue<Integer>> {

    @Override
    final Integer receive(BlockingQueue<Integer> queue) throws InterruptedException {
        return queue.take();
    }

    @Override
    void send(BlockingQueue<Integer> queue, Integer element) throws InterruptedException {
        queue.put(element);
    }
}
