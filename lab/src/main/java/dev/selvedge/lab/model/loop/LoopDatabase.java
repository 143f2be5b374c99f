package dev.selvedge.lab.model.loop;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.DatabaseSettings;
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

/**
 * PostgreSQL by callbacks, with one loop's share of the connections. Each statement has a connection for itself, for as long as it runs. Used
 * on one event loop only.
 */
public final class LoopDatabase {

    private static final System.Logger LOG = System.getLogger(LoopDatabase.class.getName());

    private final Pool pool;
    private final LoopFigures figures;

    private LoopDatabase(Pool pool, LoopFigures figures) {
        this.pool = pool;
        this.figures = figures;
    }

    /** Opens one loop's share. */
    public static LoopDatabase open(Vertx vertx, DatabaseSettings settings, LoopFigures figures) {
        int share = Math.max(1, settings.connections() / figures.loops());
        return new LoopDatabase(pool(vertx, settings, share), figures);
    }

    /** Opens so many connections, when they are needed; whoever wants another one waits. */
    public static Pool pool(Vertx vertx, DatabaseSettings settings, int connections) {
        PgConnectOptions options = PgConnectOptions.fromUri(settings.jdbcUrl().substring("jdbc:".length()))
                .setUser(settings.user())
                .setPassword(settings.password())
                .setCachePreparedStatements(true)
                .addProperty("application_name", OrderSql.application());
        PoolOptions size = new PoolOptions().setMaxSize(connections).setMaxWaitQueueSize(-1);
        return PgBuilder.pool().connectingTo(options).with(size).using(vertx).build();
    }

    /** Returns a statement to be run, any number of times. */
    public PreparedQuery<RowSet<Row>> prepare(String sql) {
        return pool.preparedQuery(sql);
    }

    /** Begins to run a statement with these values. */
    public Future<RowSet<Row>> run(PreparedQuery<RowSet<Row>> statement, Tuple values) {
        return figures.statement(statement.execute(values));
    }

    /** Returns how a request is refused whose statement failed, and says so in the log. */
    public static Refusal refusal(Throwable failure, String what) {
        LOG.log(System.Logger.Level.WARNING, "The database failed at " + what + ": " + failure);
        return Refusal.broken();
    }
}
