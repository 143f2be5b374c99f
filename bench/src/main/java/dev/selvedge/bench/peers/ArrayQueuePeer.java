package dev.selvedge.bench.peers;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** {@link ArrayBlockingQueue}. */
public final class ArrayQueuePeer extends QueuePeer {

    @Override
    BlockingQueue<Integer> make(int capacity) {
        return new ArrayBlockingQueue<>(capacity);
    }
}
