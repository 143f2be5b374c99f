package dev.selvedge.lab.database;

import dev.selvedge.lab.order.OrderSql;
import dev.selvedge.lab.result.Check;
import java.util.List;

/**
 * One connection to the database of the workload {@code order}, for its tables and its final count; the servers have their own.
 * All operations block. Not safe for use by several threads.
 */
public final class OrderDatabase implements Tables {

    private static final String COUNT =
            "SELECT (SELECT count(*) FROM selvedge_lab.orders) - " + OrderSql.PAST_ORDERS + ","
                    + " (SELECT coalesce(sum(quantity), 0) FROM selvedge_lab.orders) - " + OrderSql.PAST_ORDERS + ","
                    + " (SELECT coalesce(sum(" + OrderSql.STOCK + " - available), 0) FROM selvedge_lab.item)";

    private final LabDatabase database;

    private OrderDatabase(LabDatabase database) {
        this.database = database;
    }

    /**
     * Connects, within five seconds.
     *
     * @param url {@code jdbc:postgresql://host:port/database?user=U&password=P}; {@code postgresql://...} is taken, too
     * @throws DatabaseException if the URL is another database's, or nobody answers there, or it refuses
     */
    public static OrderDatabase connect(String url) throws DatabaseException {
        return new OrderDatabase(LabDatabase.connect(url));
    }

    @Override
    public void create() throws DatabaseException {
        database.execute(OrderSql.create());
        reset();
    }

    @Override
    public void reset() throws DatabaseException {
        database.execute(OrderSql.reset());
    }

    @Override
    public int cut() throws DatabaseException {
        return database.cut("%");
    }

    /** Does what {@link #cut()} does, for the server that is this process only. */
    public int cut(long pid) throws DatabaseException {
        return database.cut(Long.toString(pid));
    }

    /** Removes the schema. */
    public void drop() throws DatabaseException {
        database.execute(List.of("DROP SCHEMA IF EXISTS " + OrderSql.SCHEMA + " CASCADE"));
    }

    /** Counts what is there now. */
    public Verification verify() throws DatabaseException {
        long[] found = database.numbers(COUNT, "the orders can't be counted");
        return new Verification(found[0], found[1], found[2]);
    }

    @Override
    public Check check(long confirmed, long unknown) throws DatabaseException {
        Verification found = verify();
        return Check.of(confirmed, unknown, found.orders(), found.isConsistent());
    }

    @Override
    public void close() throws DatabaseException {
        database.close();
    }
}
