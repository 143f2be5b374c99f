package dev.selvedge.lab.model.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What is counted over all loops of a server. Safe for use by several threads. */
final class LoopFigures {

    final LongAdder pending = new LongAdder();
    final LongAdder statements = new LongAdder();
    final LongAdder answersUnderWay = new LongAdder();
    final LongAdder connections = new LongAdder();
    private final LongAdder askingNanos = new LongAdder();
    private final List<LoopClock> clocks = new CopyOnWriteArrayList<>();

    /** Adds a loop, which is to tick from now on. */
    LoopClock clock() {
        LoopClock clock = new LoopClock();
        clocks.add(clock);
        return clock;
    }

    /** Takes note of how long a loop was in a call that answered a question, and blocked it. */
    void asked(long nanos) {
        askingNanos.add(nanos);
    }

    private long lateMillis() {
        return clocks.stream().mapToLong(LoopClock::takeLateMillis).max().orElse(0);
    }

    /** Returns the gauges of a server with so many loops and database connections. */
    Map<String, Number> gauges(int loops, int databaseConnections) {
        Map<String, Number> gauges = new LinkedHashMap<>();
        gauges.put("loops", loops);
        gauges.put("loop_lag_ms", lateMillis());
        gauges.put("pending", pending.sum());
        gauges.put("connections", connections.sum());
        long asked = statements.sum();
        gauges.put("db_busy", Math.min(asked, databaseConnections));
        gauges.put("db_waiting", Math.max(0, asked - databaseConnections));
        gauges.put("model_pending", answersUnderWay.sum());
        long asking = TimeUnit.NANOSECONDS.toMillis(askingNanos.sum());
        if (asking > 0) {
            gauges.put("loop_asking_ms_total", asking);
        }
        return gauges;
    }
}
