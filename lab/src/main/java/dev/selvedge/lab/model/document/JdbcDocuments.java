package dev.selvedge.lab.model.document;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.lab.document.DocumentSql;
import dev.selvedge.lab.document.Passage;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.order.OrderSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;

/**
 * The database of the workload by JDBC, with a HikariCP pool. Each statement takes a connection for itself and gives it back, so that none is
 * held while a document is read or the language model speaks. All block.
 */
final class JdbcDocuments implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JdbcDocuments.class.getName());
    private static final String STORE = OrderSql.jdbc(DocumentSql.STORE);
    private static final String FIND = OrderSql.jdbc(DocumentSql.FIND);

    private final HikariDataSource pool;

    private JdbcDocuments(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens the pool, with all its connections. */
    static JdbcDocuments open(DocumentSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("documents");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.dbUser());
        config.setPassword(settings.dbPassword());
        config.setMaximumPoolSize(settings.dbConnections());
        config.setConnectionTimeout(Math.max(250, settings.deadline().toMillis()));
        config.addDataSourceProperty("prepareThreshold", "1"); // prepared in the server from the first time on
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", OrderSql.application());
        return new JdbcDocuments(new HikariDataSource(config));
    }

    /** Writes a document with all its chunks, and returns how many; 0 if there is one of its name. */
    int store(Document document) throws Refusal {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(STORE)) {
            statement.setString(1, document.name());
            statement.setInt(2, document.pages());
            statement.setInt(3, document.chunks().size());
            statement.setObject(4, document.texts());
            statement.setObject(5, document.vectors());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw refusal(e, "document " + document.name());
        }
    }

    /** Finds what a document says to a question; nothing if there is no such document. */
    List<Passage> find(Question question) throws Refusal {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, question.document());
            statement.setObject(2, question.vector());
            List<Passage> passages = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    passages.add(new Passage(rows.getInt(1), rows.getString(2)));
                }
            }
            return passages;
        } catch (SQLException e) {
            throw refusal(e, "a question about " + question.document());
        }
    }

    private static Refusal refusal(SQLException e, String what) {
        if (e instanceof SQLTransientConnectionException) {
            return DocumentRefusals.deadline(); // no connection came free in all that time
        }
        LOG.log(System.Logger.Level.WARNING, "The database failed at " + what + ": " + e.getMessage());
        return Refusal.broken();
    }

    /** Returns how many connections are in use. */
    int busy() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** Returns how many threads wait for a connection. */
    int waiting() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
