package dev.selvedge.lab.model.coroutines

import dev.selvedge.lab.model.ServerSettings
import dev.selvedge.lab.model.loop.LoopDatabase
import dev.selvedge.lab.order.Catalogue
import dev.selvedge.lab.order.OrderRefusals
import dev.selvedge.lab.order.OrderRequest
import dev.selvedge.lab.order.OrderSql
import dev.selvedge.lab.order.Search
import dev.selvedge.lab.order.StockRow
import io.vertx.core.Vertx
import io.vertx.pgclient.PgException
import io.vertx.sqlclient.Pool
import io.vertx.sqlclient.Row
import io.vertx.sqlclient.RowSet
import io.vertx.sqlclient.Tuple
import java.util.concurrent.atomic.AtomicInteger
import kotlin.math.max
import kotlin.math.min
import kotlinx.coroutines.future.await

/** The database of the shop: each statement suspends, and has a connection for itself for as long as it runs. */
internal class ShopDatabase(private val settings: ServerSettings) {

    private val vertx = Vertx.vertx()
    private val pool: Pool = LoopDatabase.pool(vertx, settings.database(), settings.database().connections())
    private val statements = AtomicInteger()

    suspend fun catalogue(): Catalogue {
        val rows = run(OrderSql.PRICES, Tuple.tuple())
        return Catalogue.of(*rows.map { it.getInteger(0) }.toIntArray())
    }

    suspend fun search(search: Search): List<Search.Offer> =
        inWords("a search") { run(OrderSql.SEARCH, Tuple.of(search.cents())) }
            .map { Search.Offer(it.getInteger(0), it.getInteger(1)) }

    suspend fun putIntoCart(request: OrderRequest, cents: Long) {
        inWords("order ${request.order()}") { run(OrderSql.CART, values(request, cents)) }
    }

    /** Reads the stock, and an earlier order of the same number. */
    suspend fun read(request: OrderRequest): StockRow {
        val rows = inWords("order ${request.order()}") {
            run(OrderSql.READ, Tuple.of(request.order(), request.item()))
        }
        val row = rows.firstOrNull() ?: return StockRow(0, null)
        val customer = row.getInteger(1) ?: return StockRow(row.getInteger(0), null)
        val placed = StockRow.Placed(customer, row.getInteger(2), row.getInteger(3), row.getLong(4))
        return StockRow(row.getInteger(0), placed)
    }

    /** Writes the order and takes its stock; false if an order of this number is there already. */
    suspend fun write(request: OrderRequest, cents: Long): Boolean =
        try {
            inWords("order ${request.order()}") { run(OrderSql.WRITE, values(request, cents)) }.rowCount() == 1
        } catch (_: SoldOut) {
            throw OrderRefusals.soldOut(request.item())
        }

    private fun values(request: OrderRequest, cents: Long): Tuple =
        Tuple.of(request.order(), request.customer(), request.item(), request.quantity(), cents)

    private suspend fun run(sql: String, values: Tuple): RowSet<Row> {
        statements.incrementAndGet()
        val result = pool.preparedQuery(sql).execute(values)
        result.onComplete { statements.decrementAndGet() } // not here: who is cancelled leaves before the statement ends
        return result.toCompletionStage().await()
    }

    private suspend fun <T> inWords(what: String, statement: suspend () -> T): T =
        try {
            statement()
        } catch (failure: PgException) {
            throw if (failure.sqlState == OrderSql.SOLD_OUT) SoldOut else LoopDatabase.refusal(failure, what)
        } catch (failure: java.io.IOException) {
            throw LoopDatabase.refusal(failure, what)
        }

    val busy: Int get() = min(statements.get(), settings.database().connections())

    val waiting: Int get() = max(0, statements.get() - settings.database().connections())

    fun close() {
        vertx.close().toCompletionStage().toCompletableFuture().join()
    }

    private object SoldOut : Exception(null, null, false, false) {
        private fun readResolve(): Any = SoldOut
    }
}
