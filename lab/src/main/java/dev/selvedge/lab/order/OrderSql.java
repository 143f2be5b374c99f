package dev.selvedge.lab.order;

import java.util.List;

/**
 * The SQL of the workload, the same for every model. Parameters are written {@code $1}, as PostgreSQL does; for JDBC, which
 * wants {@code ?}, see {@link #jdbc}. Everything lives in a schema of its own, so that a database of the user's stays as it is.
 */
public final class OrderSql {

    /** The schema that holds the tables. */
    public static final String SCHEMA = "selvedge_lab";

    /** What the servers call themselves to the database begins so; nobody else's connections are taken for theirs. */
    public static final String APPLICATION = "selvedge-lab-model-";

    /** How many of each item there are at first: more than a run can sell. */
    public static final int STOCK = 1_000_000;

    /**
     * How many orders of earlier days there are at first. A shop has some; and PostgreSQL, which plans a statement once and keeps
     * the plan, would plan for an empty table without them, and read all of it for each order when it has grown.
     */
    public static final int PAST_ORDERS = 20_000;

    /** How the numbers of these begin; a client's order number can't hold a colon. */
    public static final String PAST = "past:";

    /** All prices, in the order of the items, which are numbered from 1. */
    public static final String PRICES = "SELECT cents FROM selvedge_lab.item ORDER BY item";

    /** Parameters: order, item. Columns: available, and customer, item, quantity, cents of the earlier order, or null. */
    public static final String READ =
            "SELECT i.available, o.customer, o.item, o.quantity, o.cents FROM selvedge_lab.item i"
                    + " LEFT JOIN selvedge_lab.orders o ON o.id = $1 WHERE i.item = $2";

    /**
     * Parameters: order, customer, item, quantity, cents. Writes the order and takes its stock, both or nothing, and counts 1;
     * counts 0 if an order of this number is there. Breaks a check (state {@link #SOLD_OUT}) if the stock would go below zero.
     */
    public static final String WRITE =
            "WITH written AS (INSERT INTO selvedge_lab.orders (id, customer, item, quantity, cents)"
                    + " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING RETURNING item, quantity)"
                    + " UPDATE selvedge_lab.item i SET available = i.available - w.quantity FROM written w WHERE i.item = w.item";

    /** Parameter: the lowest price in cents. Columns: item, cents. */
    public static final String SEARCH = "SELECT item, cents FROM selvedge_lab.item"
            + " WHERE cents >= $1 AND available > 0 ORDER BY cents, item LIMIT 10";

    /** Parameters: order, customer, item, quantity, cents. What is in a cart is no order yet, and takes no stock. */
    public static final String CART =
            "INSERT INTO selvedge_lab.cart (id, customer, item, quantity, cents) VALUES ($1, $2, $3, $4, $5)"
                    + " ON CONFLICT (id) DO UPDATE SET customer = excluded.customer, item = excluded.item,"
                    + " quantity = excluded.quantity, cents = excluded.cents";

    /** The SQL state of a write that found too little stock. */
    public static final String SOLD_OUT = "23514";

    private OrderSql() {}

    /** Returns what this process calls itself to the database. */
    public static String application() {
        return APPLICATION + ProcessHandle.current().pid();
    }

    /** Returns a statement with {@code ?} for its parameters, whose order in the text has to be that of their numbers. */
    public static String jdbc(String sql) {
        return sql.replaceAll("\\$\\d", "?");
    }

    /** Returns the statements that make the schema anew and fill it; what was in it before is lost. */
    public static List<String> create() {
        return List.of(
                "DROP SCHEMA IF EXISTS selvedge_lab CASCADE",
                "CREATE SCHEMA selvedge_lab",
                "CREATE TABLE selvedge_lab.item (item int PRIMARY KEY, cents int NOT NULL,"
                        + " available int NOT NULL CHECK (available >= 0)) WITH (fillfactor = 50)",
                // without the stock in it: an update of that alone then writes no index
                "CREATE INDEX item_by_price ON selvedge_lab.item (cents, item)",
                "CREATE TABLE selvedge_lab.cart (id text PRIMARY KEY, customer int NOT NULL, item int NOT NULL,"
                        + " quantity int NOT NULL, cents bigint NOT NULL)",
                "CREATE TABLE selvedge_lab.orders (id text PRIMARY KEY, customer int NOT NULL, item int NOT NULL,"
                        + " quantity int NOT NULL, cents bigint NOT NULL, placed timestamptz NOT NULL DEFAULT now())");
    }

    /** Returns the statements that bring the tables back to how they were at first: all stock there, no orders. */
    public static List<String> reset() {
        return List.of(
                "TRUNCATE selvedge_lab.orders",
                "TRUNCATE selvedge_lab.item",
                "TRUNCATE selvedge_lab.cart",
                "INSERT INTO selvedge_lab.item SELECT i, 199 + (i * 7919 + 4177) % 99 * 100, " + STOCK
                        + " FROM generate_series(1, " + Catalogue.ITEMS + ") i",
                "INSERT INTO selvedge_lab.orders SELECT '" + PAST + "' || i, i % 5000, 1 + i % " + Catalogue.ITEMS
                        + ", 1, 199, now() - interval '1 day' FROM generate_series(1, " + PAST_ORDERS + ") i",
                "ANALYZE selvedge_lab.item, selvedge_lab.orders");
    }
}
