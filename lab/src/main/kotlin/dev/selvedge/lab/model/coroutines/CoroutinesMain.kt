package dev.selvedge.lab.model.coroutines

import dev.selvedge.lab.child.Arguments
import dev.selvedge.lab.child.Child
import dev.selvedge.lab.child.ChildService
import dev.selvedge.lab.model.ServerSettings

/**
 * The child of the model `coroutines`: Ktor on Netty, with Ktor's own HTTP client and the PostgreSQL client of Vert.x, which
 * suspend where others block.
 *
 * Arguments: those of [ServerSettings]. Gauges: `running` (requests), `connections` (of clients), `db_busy`, `db_waiting`,
 * `payments_pending`.
 */
object CoroutinesMain {

    /** Runs the child. */
    @JvmStatic
    fun main(args: Array<String>) = Child.run(args, ::start)

    private fun start(arguments: Arguments): ChildService = CoroutineServer.start(ServerSettings.from(arguments))
}
