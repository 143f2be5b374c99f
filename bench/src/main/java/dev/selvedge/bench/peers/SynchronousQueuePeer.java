package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Shape;
import dev.selvedge.bench.work.Work;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;

/** {@link SynchronousQueue}. */
public final class SynchronousQueuePeer extends QueuePeer {

    @Override
    public Work work(Row row) {
        return row.shape() == Shape.SELECT_TIMEOUT ? () -> TimedPairs.run(row, this) : super.work(row);
    }

    @Override
    BlockingQueue<Integer> make(int capacity) {
        return new SynchronousQueue<>();
    }
}
