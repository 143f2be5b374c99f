package dev.selvedge.lab.model.coroutines

import dev.selvedge.lab.answer.Refusal
import dev.selvedge.lab.model.ServerSettings
import dev.selvedge.lab.order.OrderRefusals
import dev.selvedge.lab.order.PaymentRequest
import io.ktor.client.HttpClient
import io.ktor.client.engine.apache5.Apache5
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.HttpResponse
import io.ktor.client.statement.readRawBytes
import io.ktor.http.ContentType
import io.ktor.http.HttpStatusCode
import io.ktor.http.content.ByteArrayContent
import java.io.IOException
import java.util.concurrent.atomic.AtomicInteger

/** The payment service, called over connections that are kept; a cancellation closes the one that is waited on. */
internal class ShopPayments(settings: ServerSettings) : AutoCloseable {

    private val url = "${settings.payment()}/pay"
    private val calls = AtomicInteger()
    private val client = HttpClient(Apache5) {
        expectSuccess = false
        followRedirects = false
        engine {
            connectTimeout = CONNECT_MILLIS
            connectionRequestTimeout = 0
            socketTimeout = 0
            configureConnectionManager {
                setMaxConnTotal(settings.paymentConnections())
                setMaxConnPerRoute(settings.paymentConnections())
            }
        }
    }

    val pending: Int get() = calls.get()

    /** Holds the money for an order. Throws a [Refusal] if the service says no or can't be reached. */
    suspend fun hold(order: String, cents: Long) {
        calls.incrementAndGet()
        try {
            val body = ByteArrayContent(PaymentRequest.json(order, cents), ContentType.Application.Json)
            val response: HttpResponse = client.post(url) { setBody(body) }
            response.readRawBytes()
            if (response.status != HttpStatusCode.OK) {
                throw OrderRefusals.paymentFailed()
            }
        } catch (_: IOException) {
            throw OrderRefusals.paymentFailed()
        } finally {
            calls.decrementAndGet()
        }
    }

    override fun close() = client.close()

    private companion object {
        const val CONNECT_MILLIS = 5_000L
    }
}
