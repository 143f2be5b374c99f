package dev.selvedge.lab.database;

/**
 * What is in the database at the end of a run.
 *
 * @param orders how many orders are written; an order number is there at most once, by the table's key
 * @param quantity how many items they are for
 * @param taken how many items are gone from the stock; another number than {@code quantity} means that an order took its stock
 *     twice, or not at all
 */
public record Verification(long orders, long quantity, long taken) {

    /** Says whether the stock and the orders agree. */
    public boolean isConsistent() {
        return quantity == taken;
    }
}
