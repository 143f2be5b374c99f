package dev.selvedge.bench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All rows of the table, in its order. */
public final class Rows {

    private static final List<Row> ALL = create();

    private Rows() {}

    /**
     * Returns all rows.
     *
     * @return them, in the order of the table
     */
    public static List<Row> all() {
        return ALL;
    }

    /**
     * Returns a row.
     *
     * @param name its name
     * @return the row
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Row named(String name) {
        return ALL.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row is called '" + name + "'"));
    }

    /**
     * Returns the row whose one system is the floor: what a switch between two virtual threads costs.
     *
     * @return the row
     */
    public static Row floor() {
        return ALL.getFirst();
    }

    /** The counts make one run last some ten to some hundred milliseconds where nothing is slow. */
    private static List<Row> create() {
        List<Row> rows = new ArrayList<>();
        rows.add(row("switch between virtual threads", Shape.SWITCH, 10_000, 0, 100));
        addChannels(rows);
        addSelects(rows);
        addLocks(rows);
        addScopes(rows);
        addGenerators(rows);
        addGrowth(rows);
        return List.copyOf(rows);
    }

    private static void addChannels(List<Row> rows) {
        rows.add(pairs(1, 0, 100_000));
        rows.add(pairs(1, 16, 300_000));
        rows.add(pairs(1, 100, 300_000));
        rows.add(pairs(10_000, 0, 100));
        rows.add(pairs(10_000, 16, 500));
        rows.add(pairs(10_000, 100, 1_000));
        rows.add(chain(0, 100));
        rows.add(chain(16, 300));
        rows.add(chain(100, 500));
        rows.add(row("64 senders to 64 receivers, capacity 16", Shape.MANY_TO_MANY, 64, 16, 2_000));
        rows.add(row("fan-in of 1,000 senders, capacity 16", Shape.FAN_IN, 1_000, 16, 200));
        rows.add(row("unbounded", Shape.UNBOUNDED, 1, 0, 300_000));
    }

    private static void addSelects(List<Row> rows) {
        for (int channels : new int[] {1, 2, 8}) {
            rows.add(row("select over " + channels + ", ready", Shape.SELECT_READY, channels, 16, 200_000));
        }
        for (int channels : new int[] {1, 2, 8}) {
            rows.add(row("select over " + channels + ", not ready", Shape.SELECT_WAITING, channels, 0, 1_000));
        }
        rows.add(row("select with a time-out that does not fire", Shape.SELECT_TIMEOUT, 1, 0, 1_000));
    }

    private static void addLocks(List<Row> rows) {
        rows.add(row("semaphore, free", Shape.SEMAPHORE, 1, 4, 500_000));
        rows.add(row("semaphore, contended", Shape.SEMAPHORE, 64, 4, 2_000));
        rows.add(row("mutex, free", Shape.MUTEX, 1, 1, 500_000));
        rows.add(row("mutex, contended", Shape.MUTEX, 64, 1, 2_000));
    }

    private static void addScopes(List<Row> rows) {
        rows.add(row("fork 2 and join", Shape.FORK_JOIN, 2, 0, 10_000));
        rows.add(row("fork 1,000 and join", Shape.FORK_JOIN, 1_000, 0, 50));
        rows.add(row("tree of depth 12", Shape.TREE, 12, 0, 2));
        rows.add(row("cancel a scope of 100,000 blocked tasks", Shape.CANCEL, 100_000, 0, 1));
        rows.add(row("context local, read", Shape.CONTEXT_READ, 1, 0, 1_000_000));
        for (int set : new int[] {0, 1, 8}) {
            rows.add(row("fork with " + set + " context locals set", Shape.CONTEXT_FORK, set, 100, 200));
        }
        rows.add(row("parallel map over 1,000 items, 16 at a time", Shape.MAP, 1_000, 16, 20));
    }

    private static void addGenerators(List<Row> rows) {
        rows.add(row("generator, one value at a time", Shape.GENERATE, 1, 1, 1_000_000));
        rows.add(row("generator, 64 values at a time", Shape.GENERATE, 1, 64, 1_000_000));
        rows.add(row("generator, forEach", Shape.GENERATE_EACH, 1, 1, 1_000_000));
        rows.add(row("generator, stream", Shape.GENERATE_STREAM, 1, 1, 1_000_000));
    }

    private static void addGrowth(List<Row> rows) {
        rows.add(pairs(10, 0, 20_000));
        rows.add(pairs(100, 0, 2_000));
        rows.add(pairs(1_000, 0, 200));
        for (int carriers : new int[] {2, 4, 8}) {
            rows.add(onCarriers(carriers, pairs(1_000, 0, 200)));
        }
        for (int carriers : new int[] {2, 4, 8}) {
            rows.add(onCarriers(
                    carriers, row("64 senders to 64 receivers, capacity 16", Shape.MANY_TO_MANY, 64, 16, 2_000)));
        }
    }

    private static Row pairs(int pairs, int capacity, int count) {
        String name = String.format(Locale.ROOT, "%,d %s, capacity %d", pairs, pairs == 1 ? "pair" : "pairs", capacity);
        return row(name, Shape.PAIRS, pairs, capacity, count);
    }

    private static Row chain(int capacity, int count) {
        return row("chain of 10,000, capacity " + capacity, Shape.CHAIN, 10_000, capacity, count);
    }

    private static Row onCarriers(int carriers, Row row) {
        String name = row.name() + ", " + carriers + " carriers";
        return new Row(name, row.shape(), row.width(), row.capacity(), row.count(), carriers);
    }

    private static Row row(String name, Shape shape, int width, int capacity, int count) {
        return new Row(name, shape, width, capacity, count, 0);
    }
}
