package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.DocumentSql;
import dev.selvedge.lab.document.Passage;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.order.OrderSql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The database of the workload by callbacks. Each statement has a connection for itself, for as long as it runs. */
final class AsyncDocuments {

    private static final System.Logger LOG = System.getLogger(AsyncDocuments.class.getName());

    private final LoopFigures figures;
    private final PreparedQuery<RowSet<Row>> store;
    private final PreparedQuery<RowSet<Row>> find;

    private AsyncDocuments(Pool pool, LoopFigures figures) {
        this.figures = figures;
        this.store = pool.preparedQuery(DocumentSql.STORE);
        this.find = pool.preparedQuery(DocumentSql.FIND);
    }

    /** Opens one loop's share of the connections. */
    static AsyncDocuments open(Vertx vertx, DocumentSettings settings, int loops, LoopFigures figures) {
        PgConnectOptions options = PgConnectOptions.fromUri(
                        settings.database().jdbcUrl().substring("jdbc:".length()))
                .setUser(settings.database().user())
                .setPassword(settings.database().password())
                .setCachePreparedStatements(true)
                .addProperty("application_name", OrderSql.application());
        PoolOptions share = new PoolOptions()
                .setMaxSize(Math.max(1, settings.database().connections() / loops))
                .setMaxWaitQueueSize(-1);
        Pool pool =
                PgBuilder.pool().connectingTo(options).with(share).using(vertx).build();
        return new AsyncDocuments(pool, figures);
    }

    /** Writes a document with all its chunks; how many those are, or 0 if there is one of its name. Fails with a {@link Refusal}. */
    Future<Integer> store(Document document) {
        Tuple values = Tuple.of(
                document.name(),
                document.pages(),
                document.chunks().size(),
                document.texts(),
                boxed(document.vectors()));
        return run(store, values, "document " + document.name()).map(RowSet::rowCount);
    }

    /** Finds what a document says to a question; nothing if there is no such document. Fails with a {@link Refusal}. */
    Future<List<Passage>> find(Question question) {
        Tuple values = Tuple.of(question.document(), (Object) boxed(question.vector()));
        return run(find, values, "a question about " + question.document()).map(AsyncDocuments::passages);
    }

    private static List<Passage> passages(RowSet<Row> rows) {
        List<Passage> passages = new ArrayList<>();
        rows.forEach(row -> passages.add(new Passage(row.getInteger(0), row.getString(1))));
        return passages;
    }

    /** This client knows arrays of objects only. */
    private static Float[] boxed(float[] numbers) {
        Float[] boxed = new Float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            boxed[i] = numbers[i];
        }
        return boxed;
    }

    private Future<RowSet<Row>> run(PreparedQuery<RowSet<Row>> statement, Tuple values, String what) {
        figures.statements.increment();
        return statement
                .execute(values)
                .eventually(() -> {
                    figures.statements.decrement();
                    return Future.succeededFuture();
                })
                .recover(failure -> {
                    LOG.log(System.Logger.Level.WARNING, "The database failed at " + what + ": " + failure);
                    return Future.failedFuture(Refusal.broken());
                });
    }
}
