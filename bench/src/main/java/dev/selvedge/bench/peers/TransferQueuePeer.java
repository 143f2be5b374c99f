package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Shape;
import dev.selvedge.bench.work.Work;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;

/** {@link LinkedTransferQueue}: with {@code transfer} it is a rendezvous, with {@code put} a queue without bound. */
public final class TransferQueuePeer extends QueuePeer {

    /** A queue whose {@code put} waits for the receiver. */
    private static final class Rendezvous extends LinkedTransferQueue<Integer> {
        @Override
        public void put(Integer element) {
            try {
                transfer(element);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts here", e);
            }
        }
    }

    @Override
    public Work work(Row row) {
        return row.shape() == Shape.SELECT_TIMEOUT ? () -> TimedPairs.run(row, this) : super.work(row);
    }

    @Override
    BlockingQueue<Integer> make(int capacity) {
        return new Rendezvous();
    }

    @Override
    BlockingQueue<Integer> makeUnbounded() {
        return new LinkedTransferQueue<>();
    }
}
