package dev.selvedge.bench.peers;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** {@link LinkedBlockingQueue}. */
public final class LinkedQueuePeer extends QueuePeer {

    @Override
    BlockingQueue<Integer> make(int capacity) {
        return new LinkedBlockingQueue<>(capacity);
    }

    @Override
    BlockingQueue<Integer> makeUnbounded() {
        return new LinkedBlockingQueue<>();
    }
}
