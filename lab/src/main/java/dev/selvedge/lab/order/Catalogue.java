package dev.selvedge.lab.order;

import dev.selvedge.lab.answer.Refusal;

/** The price of every item, read once by each server when it starts; its items are numbered from 1. Immutable. */
public final class Catalogue {

    /** How many items the lab's shop sells. */
    public static final int ITEMS = 10_000;

    private final int[] cents;

    private Catalogue(int[] cents) {
        this.cents = cents;
    }

    /** Returns the catalogue with these prices; the price of item {@code i} stands at {@code i - 1}. */
    public static Catalogue of(int... cents) {
        return new Catalogue(cents.clone());
    }

    /** Returns the price with which the lab seeds an item: 1.99 to 99.99. */
    public static int seedCents(int item) {
        return 199 + (item * 7_919 + 4_177) % 99 * 100;
    }

    /**
     * Returns what an order costs, in cents.
     *
     * @throws Refusal if its item is unknown
     */
    public long cents(OrderRequest request) throws Refusal {
        int item = request.item();
        if (item < 1 || item > cents.length) {
            throw OrderRefusals.unknownItem(item);
        }
        return (long) cents[item - 1] * request.quantity();
    }
}
