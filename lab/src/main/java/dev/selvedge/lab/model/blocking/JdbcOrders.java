package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.OrderSql;
import dev.selvedge.lab.order.Search;
import dev.selvedge.lab.order.StockRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The database of the workload by JDBC. Every operation takes a connection for itself and gives it back,
 * so that none is held in between. All block.
 */
public final class JdbcOrders implements AutoCloseable {

    private static final String READ = OrderSql.jdbc(OrderSql.READ);
    private static final String WRITE = OrderSql.jdbc(OrderSql.WRITE);
    private static final String SEARCH = OrderSql.jdbc(OrderSql.SEARCH);
    private static final String CART = OrderSql.jdbc(OrderSql.CART);

    private final JdbcPool pool;

    private JdbcOrders(JdbcPool pool) {
        this.pool = pool;
    }

    /** Opens the pool, with all its connections. */
    public static JdbcOrders open(ServerSettings settings) {
        return new JdbcOrders(
                JdbcPool.open("orders", settings.database(), settings.deadline(), OrderRefusals::deadline));
    }

    /** Reads the catalogue. */
    public Catalogue catalogue() throws SQLException {
        try (Connection connection = pool.connection();
                PreparedStatement statement = connection.prepareStatement(OrderSql.PRICES);
                ResultSet rows = statement.executeQuery()) {
            IntStream.Builder cents = IntStream.builder();
            while (rows.next()) {
                cents.add(rows.getInt(1));
            }
            return Catalogue.of(cents.build().toArray());
        }
    }

    /** Reads the stock, and an earlier order of the same number. */
    public StockRow read(OrderRequest request) throws Refusal {
        try (Connection connection = pool.connection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, request.order());
            statement.setInt(2, request.item());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? stockRow(row) : new StockRow(0, null);
            }
        } catch (SQLException e) {
            throw refusal(e, request);
        }
    }

    private static StockRow stockRow(ResultSet row) throws SQLException {
        int available = row.getInt(1);
        int customer = row.getInt(2);
        if (row.wasNull()) {
            return new StockRow(available, null);
        }
        return new StockRow(available, new StockRow.Placed(customer, row.getInt(3), row.getInt(4), row.getLong(5)));
    }

    /** Writes the order and takes its stock. Returns false if an order of this number is there already. */
    public boolean write(OrderRequest request, long cents) throws Refusal {
        try (Connection connection = pool.connection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            set(statement, request, cents);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw refusal(e, request);
        }
    }

    private static void set(PreparedStatement statement, OrderRequest request, long cents) throws SQLException {
        statement.setString(1, request.order());
        statement.setInt(2, request.customer());
        statement.setInt(3, request.item());
        statement.setInt(4, request.quantity());
        statement.setLong(5, cents);
    }

    /** Finds items. */
    public List<Search.Offer> search(Search search) throws Refusal {
        List<Search.Offer> offers = new ArrayList<>();
        try (Connection connection = pool.connection();
                PreparedStatement statement = connection.prepareStatement(SEARCH)) {
            statement.setInt(1, search.cents());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    offers.add(new Search.Offer(rows.getInt(1), rows.getInt(2)));
                }
            }
            return offers;
        } catch (SQLException e) {
            throw pool.refusal(e, "a search");
        }
    }

    /** Puts into a cart what may be ordered later. */
    public void putIntoCart(OrderRequest request, long cents) throws Refusal {
        try (Connection connection = pool.connection();
                PreparedStatement statement = connection.prepareStatement(CART)) {
            set(statement, request, cents);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw refusal(e, request);
        }
    }

    private Refusal refusal(SQLException e, OrderRequest request) {
        if (OrderSql.SOLD_OUT.equals(e.getSQLState())) {
            return OrderRefusals.soldOut(request.item());
        }
        return pool.refusal(e, "order " + request.order());
    }

    /** Returns how many connections are in use. */
    public int busy() {
        return pool.busy();
    }

    /** Returns how many threads wait for a connection. */
    public int waiting() {
        return pool.waiting();
    }

    @Override
    public void close() {
        pool.close();
    }
}
