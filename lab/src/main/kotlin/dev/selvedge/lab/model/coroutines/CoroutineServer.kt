package dev.selvedge.lab.model.coroutines

import dev.selvedge.lab.answer.Answer
import dev.selvedge.lab.answer.Refusal
import dev.selvedge.lab.child.ChildService
import dev.selvedge.lab.model.ServerSettings
import dev.selvedge.lab.model.Sockets
import dev.selvedge.lab.order.OrderRequest
import dev.selvedge.lab.order.RequestKind
import dev.selvedge.lab.order.Search
import io.ktor.http.ContentType
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.ApplicationCall
import io.ktor.server.application.ApplicationCallPipeline
import io.ktor.server.engine.EmbeddedServer
import io.ktor.server.engine.connector
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.netty.NettyApplicationEngine
import io.ktor.server.request.httpMethod
import io.ktor.server.request.path
import io.ktor.server.request.receiveChannel
import io.ktor.server.response.respondBytes
import io.ktor.server.response.respondText
import io.ktor.utils.io.readRemaining
import io.netty.channel.ChannelHandlerContext
import io.netty.channel.ChannelInboundHandlerAdapter
import io.netty.channel.ChannelOption
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.runBlocking
import kotlinx.io.readByteArray

/** Ktor, with a coroutine for each request. */
internal class CoroutineServer private constructor(
    private val settings: ServerSettings,
    private val shop: Shop,
    private val database: ShopDatabase,
    private val payments: ShopPayments,
) : ChildService {

    private val running = AtomicInteger()
    private val connections = AtomicInteger()
    private val server: EmbeddedServer<NettyApplicationEngine, NettyApplicationEngine.Configuration> =
        embeddedServer(Netty, configure = { configure(this) }) {
            intercept(ApplicationCallPipeline.Call) { answer(context) }
        }.start(wait = false)
    private val port = runBlocking { server.engine.resolvedConnectors().first().port }

    private fun configure(netty: NettyApplicationEngine.Configuration) {
        netty.connector {
            host = "127.0.0.1"
            port = settings.port()
        }
        netty.shutdownGracePeriod = 0
        netty.shutdownTimeout = END_MILLIS
        netty.configureBootstrap = {
            option(ChannelOption.SO_BACKLOG, Sockets.BACKLOG)
            childOption(ChannelOption.TCP_NODELAY, true)
        }
        netty.channelPipelineConfig = { addFirst(Counting()) }
    }

    /** Counts the connections of clients; one for each connection. */
    private inner class Counting : ChannelInboundHandlerAdapter() {

        override fun handlerAdded(context: ChannelHandlerContext) {
            connections.incrementAndGet()
        }

        override fun channelInactive(context: ChannelHandlerContext) {
            connections.decrementAndGet()
            context.fireChannelInactive()
        }
    }

    private suspend fun answer(call: ApplicationCall) {
        val path = call.request.path()
        if (path == "/health") {
            call.respondText("ok")
            return
        }
        running.incrementAndGet()
        val answer = try {
            answer(call, path)
        } catch (refusal: Refusal) {
            refusal.answer()
        } finally {
            running.decrementAndGet()
        }
        call.respondBytes(answer.body(), ContentType.Application.Json, HttpStatusCode.fromValue(answer.status()))
    }

    private suspend fun answer(call: ApplicationCall, path: String): Answer =
        when (RequestKind.of(call.request.httpMethod.value, path)) {
            RequestKind.SEARCH -> shop.search(Search.parse(path))
            RequestKind.CART -> shop.putIntoCart(OrderRequest.parse(body(call)))
            RequestKind.ORDER -> shop.order(OrderRequest.parse(body(call)))
        }

    private suspend fun body(call: ApplicationCall): ByteArray {
        val bytes = call.receiveChannel().readRemaining(OrderRequest.LARGEST_BODY + 1L).readByteArray()
        OrderRequest.checkLength(bytes.size.toLong())
        return bytes
    }

    override fun port(): Int = port

    override fun gauges(): Map<String, Number> = linkedMapOf(
        "connections" to connections.get(),
        "running" to running.get(),
        "db_busy" to database.busy,
        "db_waiting" to database.waiting,
        "payments_pending" to payments.pending,
    )

    override fun end() {
        server.stop(0, END_MILLIS)
        payments.close()
        database.close()
    }

    companion object {

        private const val END_MILLIS = 1_000L

        /** Starts the server; throws what binding the port throws. */
        fun start(settings: ServerSettings): CoroutineServer {
            val database = ShopDatabase(settings)
            val payments = ShopPayments(settings)
            val shop = Shop(database, payments, runBlocking { database.catalogue() }, settings.deadline())
            return CoroutineServer(settings, shop, database, payments)
        }
    }
}
