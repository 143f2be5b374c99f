package dev.selvedge.lab.order;

import dev.selvedge.lab.answer.Refusal;

/**
 * A search for the cheapest items from a price on that are there.
 *
 * @param cents the lowest price, from 0 to 9,999,999
 */
public record Search(int cents) {

    /** What its path begins with; the price follows. */
    public static final String PATH = "/search/";

    private static final int MOST_DIGITS = 7;

    /**
     * An item that was found.
     *
     * @param item  its number
     * @param cents what it costs now
     */
    public record Offer(int item, int cents) {}

    /**
     * Reads a search from the path of a request.
     *
     * @throws Refusal if what follows {@link #PATH} is no price
     */
    public static Search parse(String path) throws Refusal {
        String price = path.substring(PATH.length());
        boolean digits = price.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || price.isEmpty() || price.length() > MOST_DIGITS) {
            throw Refusal.invalid("a search is for a price of 1 to " + MOST_DIGITS + " digits, in cents: /search/1999");
        }
        return new Search(Integer.parseInt(price));
    }
}
