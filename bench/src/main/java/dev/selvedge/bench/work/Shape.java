package dev.selvedge.bench.work;

/** A kind of work; the numbers of the {@link Row} say how much of it. */
public enum Shape {
    /** {@code width} pairs of threads take turns, {@code count} turns each pair: nothing but switches. */
    SWITCH("switch"),

    /** {@code width} senders, each with a receiver and a channel of its own, pass {@code count} elements. */
    PAIRS("element"),

    /** {@code count} elements pass through {@code width} tasks, each of which receives and sends on. */
    CHAIN("hop"),

    /** {@code width} senders, each of {@code count} elements, and as many receivers, share one channel. */
    MANY_TO_MANY("element"),

    /** {@code width} senders, each of {@code count} elements, share a channel with one receiver. */
    FAN_IN("element"),

    /** One sender passes {@code count} elements to one receiver through a channel without bound. */
    UNBOUNDED("element"),

    /**
     * One task sends an element into one of {@code width} buffered channels, then selects over all of them; so one is
     * ready each time. {@code count} times; the send counts too.
     */
    SELECT_READY("select"),

    /**
     * {@link Row#SELECTING_PAIRS} pairs of tasks answer each other, {@code count} times, each waiting in a select over
     * {@code width} channels; so each select waits, and each send finds it waiting.
     */
    SELECT_WAITING("select"),

    /** The same over one channel and a time-out of a second, which never fires. */
    SELECT_TIMEOUT("select"),

    /** {@code width} tasks acquire and release a permit of {@code capacity}, {@code count} times each. */
    SEMAPHORE("acquire"),

    /** {@code width} tasks lock and unlock, {@code count} times each, and count while they hold the lock. */
    MUTEX("lock"),

    /** A scope forks {@code width} tasks and joins them, {@code count} times. */
    FORK_JOIN("scope"),

    /** Each task opens a scope and forks two, down to the depth of {@code width}, {@code count} times. */
    TREE("fork"),

    /** A scope of {@code width} tasks, each blocked on a channel of its own, is cancelled and waited for. */
    CANCEL("task"),

    /** One value that the context carries is read {@code count} times. */
    CONTEXT_READ("read"),

    /** With {@code width} values in the context, a scope forks {@code capacity} tasks that read one; {@code count} times. */
    CONTEXT_FORK("fork"),

    /** {@code width} items are mapped, at most {@code capacity} at a time, keeping their order; {@code count} times. */
    MAP("item"),

    /** {@code count} values of a generator are read by an iterator, {@code capacity} of which it may read at a time. */
    GENERATE("value"),

    /** {@code count} values of a generator are handed to an action, one after the other. */
    GENERATE_EACH("value"),

    /** {@code count} values of a generator are added up by a stream, or what is like one. */
    GENERATE_STREAM("value");

    private final String unit;

    Shape(String unit) {
        this.unit = unit;
    }

    /**
     * Returns what the nanoseconds of a row are counted for.
     *
     * @return the word, in the singular
     */
    public String unit() {
        return unit;
    }
}
