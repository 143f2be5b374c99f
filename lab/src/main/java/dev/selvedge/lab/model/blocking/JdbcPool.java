package dev.selvedge.lab.model.blocking;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.DatabaseSettings;
import dev.selvedge.lab.order.OrderSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Supplier;

/** Connections to the database by JDBC, in a HikariCP pool. Safe for use by several threads. */
public final class JdbcPool implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JdbcPool.class.getName());
    private static final long LEAST_PATIENCE_MILLIS = 250;

    private final HikariDataSource pool;
    private final Supplier<Refusal> late;

    private JdbcPool(HikariDataSource pool, Supplier<Refusal> late) {
        this.pool = pool;
        this.late = late;
    }

    /**
     * Opens the pool, with all its connections. Blocks until the first is there.
     *
     * @param name     what it is called in messages
     * @param settings where the database is, and how many connections there are to be
     * @param patience for how long a thread waits for a connection
     * @param late     refuses a request that has waited for so long
     * @return the pool
     */
    public static JdbcPool open(String name, DatabaseSettings settings, Duration patience, Supplier<Refusal> late) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(Math.max(LEAST_PATIENCE_MILLIS, patience.toMillis()));
        config.addDataSourceProperty("prepareThreshold", "1"); // prepared in the server from the first time on
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", OrderSql.application());
        return new JdbcPool(connected(config), late);
    }

    /** The driver names the address only where it is refused, not where it does not answer in time. */
    private static HikariDataSource connected(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            String address = config.getJdbcUrl().replaceFirst("\\?.*", ""); // behind it may be a password
            throw new IllegalStateException("no connection to the database " + address + ": " + e.getMessage(), e);
        }
    }

    /**
     * Takes a connection, to be closed by who took it. Blocks until one is free.
     *
     * @throws SQLException if none was in time, or the database can't be reached
     */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Returns how a request is refused whose statement failed; says so in the log, unless it has only waited for too long. */
    public Refusal refusal(SQLException failure, String what) {
        if (failure instanceof SQLTransientConnectionException) {
            return late.get(); // no connection came free in all that time
        }
        LOG.log(System.Logger.Level.WARNING, "The database failed at " + what + ": " + failure.getMessage());
        return Refusal.broken();
    }

    /** Returns how many connections are in use. */
    public int busy() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** Returns how many threads wait for a connection. */
    public int waiting() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
