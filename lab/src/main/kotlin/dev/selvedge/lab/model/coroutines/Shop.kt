package dev.selvedge.lab.model.coroutines

import dev.selvedge.lab.answer.Answer
import dev.selvedge.lab.answer.Refusal
import dev.selvedge.lab.order.Catalogue
import dev.selvedge.lab.order.OrderAnswers
import dev.selvedge.lab.order.OrderRefusals
import dev.selvedge.lab.order.OrderRequest
import dev.selvedge.lab.order.Search
import java.time.Duration
import kotlin.jvm.optionals.getOrNull
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.async
import kotlinx.coroutines.time.withTimeoutOrNull

/** What the shop does. Each request is a coroutine with a deadline; the payment of an order is a second one inside of it. */
internal class Shop(
    private val database: ShopDatabase,
    private val payments: ShopPayments,
    private val catalogue: Catalogue,
    private val deadline: Duration,
) {

    suspend fun search(search: Search): Answer = inTime { OrderAnswers.found(database.search(search)) }

    suspend fun putIntoCart(request: OrderRequest): Answer {
        val cents = catalogue.cents(request)
        return inTime {
            database.putIntoCart(request, cents)
            OrderAnswers.inCart(request, cents)
        }
    }

    suspend fun order(request: OrderRequest): Answer {
        val cents = catalogue.cents(request)
        return inTime { place(request, cents) }
    }

    /** Stock and payment at the same time, then the write. A refusal of the one cancels the other, by the scope. */
    private suspend fun CoroutineScope.place(request: OrderRequest, cents: Long): Answer {
        val payment = async { payments.hold(request.order(), cents) }
        val before = database.read(request).check(request).getOrNull()
        if (before != null) {
            payment.cancel()
            return before
        }
        payment.await()
        if (database.write(request, cents)) {
            return OrderAnswers.confirmed(request, cents)
        }
        return database.read(request).check(request).orElseThrow(Refusal::broken)
    }

    private suspend fun inTime(work: suspend CoroutineScope.() -> Answer): Answer =
        withTimeoutOrNull(deadline) { work() } ?: throw OrderRefusals.deadline()
}
