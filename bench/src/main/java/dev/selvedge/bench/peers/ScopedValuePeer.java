package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Peer;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Shape;
import dev.selvedge.bench.work.Work;

/** {@link ScopedValue}. */
public final class ScopedValuePeer implements Peer {

    private static final ScopedValue<Integer> LOCAL = ScopedValue.newInstance();

    @Override
    public Work work(Row row) {
        if (row.shape() != Shape.CONTEXT_READ) {
            throw Peer.cannot(row);
        }
        return () -> ScopedValue.where(LOCAL, 1).call(() -> read(row));
    }

    private static long read(Row row) {
        long sum = 0;
        for (int turn = 0; turn < row.count() && Gate.isOpen(); turn++) {
            sum += LOCAL.get();
        }
        return sum;
    }
}
