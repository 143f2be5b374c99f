package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.lab.document.DocumentSql;
import dev.selvedge.lab.document.Passage;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.model.blocking.JdbcPool;
import dev.selvedge.lab.order.OrderSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The database of the workload by JDBC. Each statement takes a connection for itself and gives it back, so that none is
 * held while a document is read or the language model speaks. All block.
 */
final class JdbcDocuments implements AutoCloseable {

    private static final String STORE = OrderSql.jdbc(DocumentSql.STORE);
    private static final String FIND = OrderSql.jdbc(DocumentSql.FIND);

    private final JdbcPool pool;

    private JdbcDocuments(JdbcPool pool) {
        this.pool = pool;
    }

    /** Opens the pool, with all its connections. */
    static JdbcDocuments open(DocumentSettings settings) {
        return new JdbcDocuments(
                JdbcPool.open("documents", settings.database(), settings.deadline(), DocumentRefusals::deadline));
    }

    /** Writes a document with all its chunks, and returns how many; 0 if there is one of its name. */
    int store(Document document) throws Refusal {
        try (Connection connection = pool.connection();
                PreparedStatement statement = connection.prepareStatement(STORE)) {
            statement.setString(1, document.name());
            statement.setInt(2, document.pages());
            statement.setInt(3, document.chunks().size());
            statement.setObject(4, document.texts());
            statement.setObject(5, document.vectors());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw pool.refusal(e, "document " + document.name());
        }
    }

    /** Finds what a document says to a question; nothing if there is no such document. */
    List<Passage> find(Question question) throws Refusal {
        try (Connection connection = pool.connection();
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
            throw pool.refusal(e, "a question about " + question.document());
        }
    }

    /** Returns how many connections are in use. */
    int busy() {
        return pool.busy();
    }

    /** Returns how many threads wait for a connection. */
    int waiting() {
        return pool.waiting();
    }

    @Override
    public void close() {
        pool.close();
    }
}
