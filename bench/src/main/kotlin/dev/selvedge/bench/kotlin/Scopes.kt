package dev.selvedge.bench.kotlin

import dev.selvedge.bench.work.Row
import dev.selvedge.bench.work.Work
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicLong
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.coroutineContext
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.sync.withPermit
import kotlinx.coroutines.withContext

internal suspend fun semaphore(row: Row): Long {
    val semaphore = Semaphore(row.capacity())
    return coroutineScope {
        List(row.width()) {
            async {
                var acquired = 0L
                for (turn in 0 until row.count()) {
                    semaphore.withPermit { acquired++ }
                }
                acquired
            }
        }.awaitAll().sum()
    }
}

internal suspend fun mutex(row: Row): Long {
    val mutex = Mutex()
    var counter = 0L
    coroutineScope {
        repeat(row.width()) {
            launch {
                for (turn in 0 until row.count()) {
                    mutex.withLock { counter++ }
                }
            }
        }
    }
    return counter
}

internal suspend fun forkJoin(row: Row): Long {
    var sum = 0L
    for (turn in 0 until row.count()) {
        sum += coroutineScope {
            val tasks = List(row.width()) { number -> async { number } }
            var results = 0L
            for (task in tasks) {
                results += task.await()
            }
            results
        }
    }
    return sum
}

internal suspend fun trees(row: Row): Long {
    var sum = 0L
    for (turn in 0 until row.count()) {
        sum += tree(row.width())
    }
    return sum
}

private suspend fun tree(depth: Int): Long {
    if (depth == 0) {
        return 1
    }
    return coroutineScope {
        val left = async { tree(depth - 1) }
        val right = async { tree(depth - 1) }
        left.await() + right.await()
    }
}

internal suspend fun map(row: Row): Long {
    var sum = 0L
    for (turn in 0 until row.count()) {
        sum += coroutineScope {
            val limit = Semaphore(row.capacity())
            val tasks = List(row.width()) { item -> async { limit.withPermit { item } } }
            var results = 0L
            for (task in tasks) {
                results += task.await()
            }
            results
        }
    }
    return sum
}

private class LocalKey : CoroutineContext.Key<Local>

private class Local(key: LocalKey, val value: Int) : AbstractCoroutineContextElement(key)

private val keys = List(8) { LocalKey() }

/** Keeps a loop of reads a loop: each turn looks at it, so no read may be moved out. */
@Volatile private var closed = false

internal suspend fun readContext(row: Row): Long =
    withContext(Local(keys[0], 1)) {
        var sum = 0L
        var turn = 0
        while (turn < row.count() && !closed) {
            sum += readOne(1)
            turn++
        }
        sum
    }

@Suppress("DEPRECATION_ERROR", "DEPRECATION")
private suspend fun readOne(set: Int): Int = if (set == 0) 1 else coroutineContext[keys[set - 1]]!!.value

internal suspend fun forkWithContext(row: Row): Long {
    var values: CoroutineContext = EmptyCoroutineContext
    for (local in 0 until row.width()) {
        values += Local(keys[local], 1)
    }
    return withContext(values) {
        var sum = 0L
        for (turn in 0 until row.count()) {
            sum += coroutineScope {
                val tasks = List(row.capacity()) { async { readOne(row.width()) } }
                var results = 0L
                for (task in tasks) {
                    results += task.await()
                }
                results
            }
        }
        sum
    }
}

/** A scope whose tasks wait for an element that never comes. */
internal class Blocked(row: Row) : Work {
    private val tasks = row.width()
    private val cancelled = AtomicLong()
    private var scope: Job = Job()

    override fun prepare() {
        val started = CountDownLatch(tasks)
        cancelled.set(0)
        scope =
            CoroutineScope(Dispatchers.Default).launch {
                repeat(tasks) { launch { block(started) } }
            }
        started.await()
    }

    private suspend fun block(started: CountDownLatch) {
        val channel = Channel<Int>()
        started.countDown()
        try {
            channel.receive()
        } catch (e: CancellationException) {
            cancelled.incrementAndGet()
            throw e
        }
    }

    override fun run(): Long {
        runBlocking { scope.cancelAndJoin() }
        return cancelled.get()
    }
}
