package dev.selvedge.bench.work;

/** A system that does the work of rows. */
@FunctionalInterface
public interface Peer {

    /**
     * Returns its way of doing a row.
     *
     * @param row which one
     * @return the work
     * @throws UnsupportedOperationException if it has none
     */
    Work work(Row row);

    /**
     * Says that a system has no way of doing a row.
     *
     * @param row which one
     * @return the exception to throw
     */
    static UnsupportedOperationException cannot(Row row) {
        return new UnsupportedOperationException("there is no program for the row '" + row.name() + "' here");
    }
}
