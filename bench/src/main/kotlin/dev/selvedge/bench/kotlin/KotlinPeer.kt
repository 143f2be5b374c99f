package dev.selvedge.bench.kotlin

import dev.selvedge.bench.work.Peer
import dev.selvedge.bench.work.Row
import dev.selvedge.bench.work.Shape
import dev.selvedge.bench.work.Work
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking

/** Kotlin's coroutines, on the dispatcher that its users have by default. */
class KotlinPeer : Peer {
    override fun work(row: Row): Work =
        when (row.shape()) {
            Shape.PAIRS -> work { pairs(row) }
            Shape.CHAIN -> work { chain(row) }
            Shape.MANY_TO_MANY -> work { shared(row, row.width()) }
            Shape.FAN_IN -> work { shared(row, 1) }
            Shape.UNBOUNDED -> work { unbounded(row) }
            Shape.SELECT_READY -> work { selectReady(row) }
            Shape.SELECT_WAITING -> work { answerEachOther(row, ::selectOne) }
            Shape.SELECT_TIMEOUT -> work { answerEachOther(row, ::selectInTime) }
            Shape.SEMAPHORE -> work { semaphore(row) }
            Shape.MUTEX -> work { mutex(row) }
            Shape.FORK_JOIN -> work { forkJoin(row) }
            Shape.TREE -> work { trees(row) }
            Shape.CANCEL -> Blocked(row)
            Shape.CONTEXT_READ -> work { readContext(row) }
            Shape.CONTEXT_FORK -> work { forkWithContext(row) }
            Shape.MAP -> work { map(row) }
            Shape.GENERATE -> Work { iterateSequence(row) }
            Shape.GENERATE_EACH -> Work { forEachOfSequence(row) }
            Shape.GENERATE_STREAM -> Work { sumOfSequence(row) }
            else -> throw Peer.cannot(row)
        }

    private fun work(body: suspend CoroutineScope.() -> Long): Work = Work { runBlocking(Dispatchers.Default, body) }
}
