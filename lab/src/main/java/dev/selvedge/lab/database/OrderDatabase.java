package dev.selvedge.lab.database;

import dev.selvedge.lab.order.OrderSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the database of the workload {@code order}, for its tables and its final count; the servers have their own.
 * All operations block. Not safe for use by several threads.
 */
public final class OrderDatabase implements AutoCloseable {

    private static final String URL = "jdbc:postgresql:";
    private static final String COUNT =
            "SELECT (SELECT count(*) FROM selvedge_lab.orders) - " + OrderSql.PAST_ORDERS + ","
                    + " (SELECT coalesce(sum(quantity), 0) FROM selvedge_lab.orders) - " + OrderSql.PAST_ORDERS + ","
                    + " (SELECT coalesce(sum(" + OrderSql.STOCK + " - available), 0) FROM selvedge_lab.item)";

    private static final String CUT =
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity" + " WHERE application_name LIKE ?";

    private final Connection connection;

    private OrderDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects, within five seconds.
     *
     * @param url {@code jdbc:postgresql://host:port/database}; {@code postgresql://...} is taken, too
     * @throws DatabaseException if the URL is another database's, or nobody answers there, or it refuses
     */
    public static OrderDatabase connect(String url, @Nullable String user, @Nullable String password)
            throws DatabaseException {
        String jdbcUrl = jdbcUrl(url);
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        try {
            return new OrderDatabase(DriverManager.getConnection(jdbcUrl, properties));
        } catch (SQLException e) {
            throw new DatabaseException("there is no PostgreSQL to use at " + url + ": " + firstLine(e), e);
        }
    }

    /**
     * Returns a PostgreSQL URL as JDBC wants it.
     *
     * @throws DatabaseException if it is none
     */
    public static String jdbcUrl(String url) throws DatabaseException {
        String jdbcUrl = url.startsWith("postgresql:") || url.startsWith("postgres:")
                ? URL + url.substring(url.indexOf(':') + 1)
                : url;
        if (!jdbcUrl.startsWith(URL + "//")) {
            throw new DatabaseException(
                    "'" + url + "' is no PostgreSQL URL: expected postgresql://host:port/database",
                    new SQLException(url));
        }
        return jdbcUrl;
    }

    /** Makes the schema anew and fills it. What the lab had there before is lost; nothing else is touched. */
    public void create() throws DatabaseException {
        execute(OrderSql.create());
        reset();
    }

    /** Brings the tables back to how they were at first. */
    public void reset() throws DatabaseException {
        execute(OrderSql.reset());
    }

    /**
     * Ends all connections of the models' servers, as a database that is restarted does: their statements fail, and nobody told them.
     * Connections of others stay.
     *
     * @return how many there were
     */
    public int cut() throws DatabaseException {
        return cut("%");
    }

    /** The same for the server that is this process. */
    public int cut(long pid) throws DatabaseException {
        return cut(Long.toString(pid));
    }

    private int cut(String which) throws DatabaseException {
        try (PreparedStatement statement = connection.prepareStatement(CUT)) {
            statement.setString(1, OrderSql.APPLICATION + which);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        } catch (SQLException e) {
            throw new DatabaseException("the connections can't be cut: " + firstLine(e), e);
        }
    }

    /** Removes the schema. */
    public void drop() throws DatabaseException {
        execute(List.of("DROP SCHEMA IF EXISTS " + OrderSql.SCHEMA + " CASCADE"));
    }

    /** Counts what is there now. */
    public Verification verify() throws DatabaseException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(COUNT)) {
            result.next();
            return new Verification(result.getLong(1), result.getLong(2), result.getLong(3));
        } catch (SQLException e) {
            throw new DatabaseException("the orders can't be counted: " + firstLine(e), e);
        }
    }

    private void execute(List<String> statements) throws DatabaseException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new DatabaseException("the tables of the lab can't be made: " + firstLine(e), e);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it did not say why");
    }

    @Override
    public void close() throws DatabaseException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseException("the connection can't be closed: " + firstLine(e), e);
        }
    }
}
