package dev.selvedge.bench.kotlin

import dev.selvedge.bench.work.Row

/** The rows of generators: a state machine that the compiler makes, so it yields from one function only. */
internal fun iterateSequence(row: Row): Long {
    var sum = 0L
    for (value in values(row)) {
        sum += value
    }
    return sum
}

internal fun forEachOfSequence(row: Row): Long {
    var sum = 0L
    values(row).forEach { sum += it }
    return sum
}

internal fun sumOfSequence(row: Row): Long = values(row).map { it.toLong() }.sum()

private fun values(row: Row): Sequence<Int> =
    sequence {
        for (turn in 0 until row.count()) {
            yield(Row.element(turn))
        }
    }
