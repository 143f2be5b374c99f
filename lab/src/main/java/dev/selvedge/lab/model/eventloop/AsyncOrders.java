package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.loop.LoopDatabase;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.OrderSql;
import dev.selvedge.lab.order.Search;
import dev.selvedge.lab.order.StockRow;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The database of the workload by callbacks. */
final class AsyncOrders implements Stock {

    private final LoopDatabase database;
    private final PreparedQuery<RowSet<Row>> read;
    private final PreparedQuery<RowSet<Row>> write;
    private final PreparedQuery<RowSet<Row>> search;
    private final PreparedQuery<RowSet<Row>> cart;

    AsyncOrders(LoopDatabase database) {
        this.database = database;
        this.read = database.prepare(OrderSql.READ);
        this.write = database.prepare(OrderSql.WRITE);
        this.search = database.prepare(OrderSql.SEARCH);
        this.cart = database.prepare(OrderSql.CART);
    }

    /** Reads the catalogue. */
    Future<Catalogue> catalogue() {
        return database.run(database.prepare(OrderSql.PRICES), Tuple.tuple())
                .map(rows -> Catalogue.of(StreamSupport.stream(rows.spliterator(), false)
                        .mapToInt(row -> row.getInteger(0))
                        .toArray()));
    }

    @Override
    public Future<List<Search.Offer>> search(Search wanted) {
        return database.run(search, Tuple.of(wanted.cents()))
                .map(AsyncOrders::offers)
                .recover(failure -> Future.failedFuture(LoopDatabase.refusal(failure, "a search")));
    }

    private static List<Search.Offer> offers(RowSet<Row> rows) {
        List<Search.Offer> offers = new ArrayList<>();
        rows.forEach(row -> offers.add(new Search.Offer(row.getInteger(0), row.getInteger(1))));
        return offers;
    }

    @Override
    public Future<Boolean> putIntoCart(OrderRequest request, long cents) {
        return database.run(cart, values(request, cents))
                .map(true)
                .recover(failure -> Future.failedFuture(refusal(failure, request)));
    }

    private static Tuple values(OrderRequest request, long cents) {
        return Tuple.of(request.order(), request.customer(), request.item(), request.quantity(), cents);
    }

    @Override
    public Future<StockRow> read(OrderRequest request) {
        return database.run(read, Tuple.of(request.order(), request.item()))
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
        return database.run(write, values(request, cents))
                .map(result -> result.rowCount() == 1)
                .recover(failure -> Future.failedFuture(refusal(failure, request)));
    }

    private static Refusal refusal(Throwable failure, OrderRequest request) {
        if (failure instanceof PgException broken && OrderSql.SOLD_OUT.equals(broken.getSqlState())) {
            return OrderRefusals.soldOut(request.item());
        }
        return LoopDatabase.refusal(failure, "order " + request.order());
    }
}
