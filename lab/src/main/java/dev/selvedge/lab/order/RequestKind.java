package dev.selvedge.lab.order;

import dev.selvedge.lab.answer.Refusal;
import java.util.Locale;

/** What a request asks the shop for. */
public enum RequestKind {
    /** {@code GET /search/CENTS}: one query, about a millisecond. */
    SEARCH,
    /** {@code POST /cart}: one write, as short. */
    CART,
    /** {@code POST /order}: a payment, and a statement before and after it. */
    ORDER;

    /**
     * Tells what a request asks for.
     *
     * @param method the method of HTTP
     * @param path   the path, without what may follow a question mark
     * @throws Refusal if there is no such thing here
     */
    public static RequestKind of(String method, String path) throws Refusal {
        if (method.equals("POST") && path.equals("/order")) {
            return ORDER;
        }
        if (method.equals("POST") && path.equals("/cart")) {
            return CART;
        }
        if (method.equals("GET") && path.startsWith(Search.PATH)) {
            return SEARCH;
        }
        throw OrderRefusals.notFound();
    }

    /** Returns its name as figures carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
