package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;
import dev.selvedge.lab.order.StockRow;
import io.vertx.core.Future;
import java.util.List;

/** The database of the workload, for one event loop: its futures are completed there. They fail with a {@code Refusal}. */
interface Stock {

    Future<List<Search.Offer>> search(Search search);

    /** Completes with true. */
    Future<Boolean> putIntoCart(OrderRequest request, long cents);

    Future<StockRow> read(OrderRequest request);

    /** Writes the order and takes its stock; false if an order of this number is there already. */
    Future<Boolean> write(OrderRequest request, long cents);
}
