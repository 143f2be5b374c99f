package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Row;
import dev.selvedge.loop.Generator;
import dev.selvedge.loop.Generator.Reading;

/** The rows of generators, in Selvedge. */
final class SelvedgeGenerators {

    private SelvedgeGenerators() {}

    static long iterate(Row row) {
        long sum = 0;
        try (Reading<Integer> reading = generator(row).readAhead(row.capacity()).iterator()) {
            while (reading.hasNext()) {
                sum += reading.next();
            }
        }
        return sum;
    }

    static long forEach(Row row) {
        long[] sum = new long[1];
        generator(row).forEach(value -> sum[0] += value);
        return sum[0];
    }

    static long stream(Row row) {
        try (var values = generator(row).stream()) {
            return values.mapToLong(Integer::longValue).sum();
        }
    }

    private static Generator<Integer> generator(Row row) {
        int count = row.count();
        return Generator.of(out -> {
            for (int turn = 0; turn < count; turn++) {
                out.yield(Row.element(turn));
            }
        });
    }
}
