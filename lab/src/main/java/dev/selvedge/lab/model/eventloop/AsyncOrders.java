package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.OrderSql;
import dev.selvedge.lab.order.Search;
import dev.selvedge.lab.order.StockRow;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The database of the workload by callbacks. Each statement has a connection for itself, for as long as it runs. */
final class AsyncOrders implements Stock {

    private static final System.Logger LOG = System.getLogger(AsyncOrders.class.getName());

    private final LoopState state;
    private final PreparedQuery<RowSet<Row>> read;
    private final PreparedQuery<RowSet<Row>> write;
    private final PreparedQuery<RowSet<Row>> search;
    private final PreparedQuery<RowSet<Row>> cart;

    AsyncOrders(Pool pool, LoopState state) {
        this.state = state;
        this.read = pool.preparedQuery(OrderSql.READ);
        this.write = pool.preparedQuery(OrderSql.WRITE);
        this.search = pool.preparedQuery(OrderSql.SEARCH);
        this.cart = pool.preparedQuery(OrderSql.CART);
    }

    /** Makes one loop's share of the pool. */
    static Pool pool(Vertx vertx, ServerSettings settings, int loops) {
        PgConnectOptions options = PgConnectOptions.fromUri(
                        settings.database().jdbcUrl().substring("jdbc:".length()))
                .setUser(settings.database().user())
                .setPassword(settings.database().password())
                .setCachePreparedStatements(true)
                .addProperty("application_name", OrderSql.application());
        PoolOptions share = new PoolOptions()
                .setMaxSize(Math.max(1, settings.database().connections() / loops))
                .setMaxWaitQueueSize(-1);
        return PgBuilder.pool().connectingTo(options).with(share).using(vertx).build();
    }

    @Override
    public Future<List<Search.Offer>> search(Search search) {
        state.statementBegan();
        return this.search
                .execute(Tuple.of(search.cents()))
                .eventually(this::ended)
                .map(AsyncOrders::offers)
                .recover(failure -> Future.failedFuture(refusal(failure, "a search")));
    }

    private static List<Search.Offer> offers(RowSet<Row> rows) {
        List<Search.Offer> offers = new ArrayList<>();
        rows.forEach(row -> offers.add(new Search.Offer(row.getInteger(0), row.getInteger(1))));
        return offers;
    }

    @Override
    public Future<Boolean> putIntoCart(OrderRequest request, long cents) {
        state.statementBegan();
        return cart.execute(values(request, cents))
                .eventually(this::ended)
                .map(true)
                .recover(failure -> Future.failedFuture(refusal(failure, request)));
    }

    private static Tuple values(OrderRequest request, long cents) {
        return Tuple.of(request.order(), request.customer(), request.item(), request.quantity(), cents);
    }

    @Override
    public Future<StockRow> read(OrderRequest request) {
        state.statementBegan();
        return read.execute(Tuple.of(request.order(), request.item()))
                .eventually(this::ended)
                .map(AsyncOrders::stockRow)
                .recover(failure -> Future.failedFuture(refusal(failure, request)));
    }

    private static StockRow stockRow(RowSet<Row> rows) {
        RowIterator<Row> iterator = rows.iterator();
        if (!iterator.hasNext()) {
            return new StockRow(0, null);
        }
        Row row = iterator.next();
        if (row.getInteger(1) == null) {
            return new StockRow(row.getInteger(0), null);
        }
        return new StockRow(
                row.getInteger(0),
                new StockRow.Placed(row.getInteger(1), row.getInteger(2), row.getInteger(3), row.getLong(4)));
    }

    @Override
    public Future<Boolean> write(OrderRequest request, long cents) {
        state.statementBegan();
        return write.execute(values(request, cents))
                .eventually(this::ended)
                .map(result -> result.rowCount() == 1)
                .recover(failure -> Future.failedFuture(refusal(failure, request)));
    }

    private Future<Void> ended() {
        state.statementEnded();
        return Future.succeededFuture();
    }

    private static Refusal refusal(Throwable failure, OrderRequest request) {
        if (failure instanceof PgException broken && OrderSql.SOLD_OUT.equals(broken.getSqlState())) {
            return OrderRefusals.soldOut(request.item());
        }
        return refusal(failure, "order " + request.order());
    }

    private static Refusal refusal(Throwable failure, String what) {
        LOG.log(System.Logger.Level.WARNING, "The database failed at " + what + ": " + failure);
        return Refusal.broken();
    }
}
