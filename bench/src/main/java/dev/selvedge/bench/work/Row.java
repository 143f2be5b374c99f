package dev.selvedge.bench.work;

/**
 * A row of the table.
 *
 * @param name what the table, the filter and {@code bench.json} call it
 * @param shape the kind of work
 * @param width how many take part, as {@link Shape} says
 * @param capacity of each channel, or what {@link Shape} says
 * @param count how often, as {@link Shape} says
 * @param carriers how many operating-system threads carry the tasks; 0 for one a core
 */
public record Row(String name, Shape shape, int width, int capacity, int count, int carriers) {

    /** How many pairs answer each other where selects wait: enough to keep every carrier busy. */
    public static final int SELECTING_PAIRS = 100;

    /** The elements are 0 to 127, over and over: the JVM keeps these boxed, so that no system pays for boxing. */
    private static final int ELEMENTS = 128;

    /**
     * Returns the element sent at a turn.
     *
     * @param turn which one, from 0
     * @return the element
     */
    public static int element(int turn) {
        return turn & (ELEMENTS - 1);
    }

    /**
     * Returns by how much the measured time is divided.
     *
     * @return how many operations one run of the work is
     */
    public long operations() {
        return switch (shape) {
            case SWITCH, PAIRS, CHAIN, MANY_TO_MANY, FAN_IN, SEMAPHORE, MUTEX, MAP -> (long) width * count;
            case UNBOUNDED, SELECT_READY, FORK_JOIN, CONTEXT_READ, GENERATE, GENERATE_EACH, GENERATE_STREAM -> count;
            case SELECT_WAITING, SELECT_TIMEOUT -> 2L * SELECTING_PAIRS * count;
            case TREE -> ((2L << width) - 2) * count;
            case CANCEL -> width;
            case CONTEXT_FORK -> (long) capacity * count;
        };
    }

    /**
     * Returns what the work must compute: mostly the sum of all elements received, so that none may be lost or doubled.
     *
     * @return the number
     */
    public long expected() {
        return switch (shape) {
            case PAIRS, MANY_TO_MANY, FAN_IN -> width * sumOfElements(count);
            case CHAIN, UNBOUNDED, SELECT_READY, GENERATE, GENERATE_EACH, GENERATE_STREAM -> sumOfElements(count);
            case SELECT_WAITING, SELECT_TIMEOUT -> 2 * SELECTING_PAIRS * sumOfElements(count);
            case SWITCH, SEMAPHORE, MUTEX -> (long) width * count;
            case FORK_JOIN, MAP -> count * sumUpTo(width);
            case TREE -> (1L << width) * count;
            case CANCEL -> width;
            case CONTEXT_READ -> count;
            case CONTEXT_FORK -> (long) capacity * count;
        };
    }

    /**
     * Returns the same row with little to do, to see whether it works.
     *
     * @return the row
     */
    public Row shortened() {
        int most = shape == Shape.TREE ? 4 : 40;
        return new Row(name, shape, Math.min(width, most), Math.min(capacity, 40), Math.min(count, 200), carriers);
    }

    private static long sumOfElements(int turns) {
        return turns / ELEMENTS * sumUpTo(ELEMENTS) + sumUpTo(turns % ELEMENTS);
    }

    /** Returns 0 + 1 + ... + (end - 1). */
    private static long sumUpTo(int end) {
        return (long) end * (end - 1) / 2;
    }
}
