package dev.selvedge.bench.kotlin

import dev.selvedge.bench.work.Row
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.onTimeout
import kotlinx.coroutines.selects.select

internal suspend fun pairs(row: Row): Long =
    coroutineScope {
        List(row.width()) {
            val channel = Channel<Int>(row.capacity())
            launch { sendAll(channel, row.count()) }
            async { receiveAll(channel, row.count()) }
        }.awaitAll().sum()
    }

internal suspend fun chain(row: Row): Long =
    coroutineScope {
        val first = Channel<Int>(row.capacity())
        launch { sendAll(first, row.count()) }
        var last = first
        repeat(row.width() - 1) {
            val from = last
            val to = Channel<Int>(row.capacity())
            launch { passOn(from, to, row.count()) }
            last = to
        }
        receiveAll(last, row.count())
    }

internal suspend fun shared(row: Row, receivers: Int): Long =
    coroutineScope {
        val channel = Channel<Int>(row.capacity())
        repeat(row.width()) { launch { sendAll(channel, row.count()) } }
        List(receivers) { async { receiveAll(channel, row.width() / receivers * row.count()) } }.awaitAll().sum()
    }

internal suspend fun unbounded(row: Row): Long =
    coroutineScope {
        val channel = Channel<Int>(Channel.UNLIMITED)
        launch { sendAll(channel, row.count()) }
        receiveAll(channel, row.count())
    }

private suspend fun sendAll(channel: Channel<Int>, count: Int) {
    for (turn in 0 until count) {
        channel.send(Row.element(turn))
    }
}

private suspend fun receiveAll(channel: Channel<Int>, count: Int): Long {
    var sum = 0L
    for (turn in 0 until count) {
        sum += channel.receive()
    }
    return sum
}

private suspend fun passOn(from: Channel<Int>, to: Channel<Int>, count: Int) {
    for (turn in 0 until count) {
        to.send(from.receive())
    }
}

internal suspend fun selectReady(row: Row): Long {
    val channels = channels(row)
    var sum = 0L
    for (turn in 0 until row.count()) {
        channels[turn % row.width()].send(Row.element(turn))
        sum += selectOne(channels)
    }
    return sum
}

internal suspend fun answerEachOther(row: Row, selection: suspend (List<Channel<Int>>) -> Int): Long =
    coroutineScope {
        val tasks = ArrayList<Deferred<Long>>(2 * Row.SELECTING_PAIRS)
        repeat(Row.SELECTING_PAIRS) {
            val there = channels(row)
            val back = channels(row)
            tasks += async { ask(row, there, back, selection) }
            tasks += async { answer(row, there, back, selection) }
        }
        tasks.awaitAll().sum()
    }

private suspend fun ask(
    row: Row,
    there: List<Channel<Int>>,
    back: List<Channel<Int>>,
    selection: suspend (List<Channel<Int>>) -> Int,
): Long {
    var sum = 0L
    for (turn in 0 until row.count()) {
        there[turn % row.width()].send(Row.element(turn))
        sum += selection(back)
    }
    return sum
}

private suspend fun answer(
    row: Row,
    there: List<Channel<Int>>,
    back: List<Channel<Int>>,
    selection: suspend (List<Channel<Int>>) -> Int,
): Long {
    var sum = 0L
    for (turn in 0 until row.count()) {
        sum += selection(there)
        back[turn % row.width()].send(Row.element(turn))
    }
    return sum
}

internal suspend fun selectOne(channels: List<Channel<Int>>): Int =
    select {
        for (i in channels.indices) {
            channels[i].onReceive { it }
        }
    }

@OptIn(kotlinx.coroutines.ExperimentalCoroutinesApi::class)
internal suspend fun selectInTime(channels: List<Channel<Int>>): Int =
    select {
        channels[0].onReceive { it }
        onTimeout(10_000) { -1 }
    }

private fun channels(row: Row): List<Channel<Int>> = List(row.width()) { Channel(row.capacity()) }
