package dev.selvedge.bench.work;

/** The work of one row, as one system does it. */
@FunctionalInterface
public interface Work {

    /**
     * Does it once, on a virtual thread.
     *
     * @return what it computed, which must be {@link Row#expected()}
     * @throws Exception if it failed
     */
    long run() throws Exception;

    /**
     * Brings about what {@link #run()} starts from, each time anew, outside the measured time.
     *
     * @throws Exception if it failed
     */
    default void prepare() throws Exception {}
}
