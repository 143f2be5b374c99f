package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Peer;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Shape;
import dev.selvedge.bench.work.Work;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/** {@link Gatherers#mapConcurrent}: a virtual thread an item, in order. */
public final class MapConcurrentPeer implements Peer {

    @Override
    public Work work(Row row) {
        if (row.shape() != Shape.MAP) {
            throw Peer.cannot(row);
        }
        List<Integer> items = IntStream.range(0, row.width()).boxed().toList();
        return () -> {
            long sum = 0;
            for (int turn = 0; turn < row.count(); turn++) {
                List<Integer> results = items.stream()
                        .gather(Gatherers.mapConcurrent(row.capacity(), item -> item))
                        .toList();
                for (int result : results) {
                    sum += result;
                }
            }
            return sum;
        };
    }
}
