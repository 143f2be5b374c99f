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

/**
 * One connection of the lab itself to the database that the servers use, whatever they store there; the servers have their own. All
 * operations block. Not safe for use by several threads.
 */
final class LabDatabase implements AutoCloseable {

    private static final String URL = "jdbc:postgresql:";
    private static final String CUT =
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity" + " WHERE application_name LIKE ?";

    private final Connection connection;

    private LabDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Connects, within five seconds; see {@link OrderDatabase#connect}. */
    static LabDatabase connect(String url) throws DatabaseException {
        String jdbcUrl = jdbcUrl(url);
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        try {
            return new LabDatabase(DriverManager.getConnection(jdbcUrl, properties));
        } catch (SQLException e) {
            throw new DatabaseException("there is no PostgreSQL to use at " + url + ": " + firstLine(e), e);
        }
    }

    /** Returns a PostgreSQL URL as JDBC wants it, or refuses it. */
    static String jdbcUrl(String url) throws DatabaseException {
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

    /** Ends the connections of servers, {@code which} being the rest of their name after {@link OrderSql#APPLICATION}. */
    int cut(String which) throws DatabaseException {
        return run("the connections can't be cut", () -> {
            try (PreparedStatement statement = connection.prepareStatement(CUT)) {
                statement.setString(1, OrderSql.APPLICATION + which);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    return result.getInt(1);
                }
            }
        });
    }

    /** Runs statements that make or empty tables. */
    void execute(List<String> statements) throws DatabaseException {
        run("the tables of the lab can't be made", () -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
                return true;
            }
        });
    }

    /** Runs a query that gives one row of numbers, and returns them. */
    long[] numbers(String sql, String failure) throws DatabaseException {
        return run(failure, () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                long[] numbers = new long[row.getMetaData().getColumnCount()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = row.getLong(i + 1);
                }
                return numbers;
            }
        });
    }

    /** Runs a statement once for each set of parameters. */
    void executeAll(String sql, List<Object[]> parameters, String failure) throws DatabaseException {
        run(failure, () -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Object[] values : parameters) {
                    for (int i = 0; i < values.length; i++) {
                        statement.setObject(i + 1, values[i]);
                    }
                    statement.executeUpdate();
                }
                return true;
            }
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    private static <T> T run(String failure, Work<T> work) throws DatabaseException {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new DatabaseException(failure + ": " + firstLine(e), e);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it did not say why");
    }

    @Override
    public void close() throws DatabaseException {
        run("the connection can't be closed", () -> {
            connection.close();
            return true;
        });
    }
}
