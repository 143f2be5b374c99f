package dev.selvedge.lab.model.loop;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.model.DatabaseSettings;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What is counted over all loops of a server. Safe for use by several threads. */
public final class LoopFigures {

    /** Requests under way. */
    final LongAdder pending = new LongAdder();

    /** Connections of clients. */
    final LongAdder connections = new LongAdder();

    private final LongAdder statements = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final List<LoopClock> clocks = new CopyOnWriteArrayList<>();
    private final int loops;
    private final int databaseConnections;

    private LoopFigures(int loops, int databaseConnections) {
        this.loops = loops;
        this.databaseConnections = databaseConnections;
    }

    /** Begins for a server with as many loops as its arguments say, and with this database for all of them. */
    public static LoopFigures of(Arguments arguments, DatabaseSettings database) throws ArgumentException {
        return new LoopFigures(Loops.number(arguments), database.connections());
    }

    /** Returns how many loops there are. */
    public int loops() {
        return loops;
    }

    /** Adds a loop, which is to tick from now on. */
    LoopClock clock() {
        LoopClock clock = new LoopClock();
        clocks.add(clock);
        return clock;
    }

    /** Counts a statement until it has ended, whether it runs or waits for a connection to run on. */
    public <T> Future<T> statement(Future<T> begun) {
        return counted(statements, begun);
    }

    /** Counts a call to a service until it has ended. */
    public <T> Future<T> call(Future<T> begun) {
        return counted(calls, begun);
    }

    private static <T> Future<T> counted(LongAdder underWay, Future<T> begun) {
        underWay.increment();
        return begun.eventually(() -> {
            underWay.decrement();
            return Future.succeededFuture();
        });
    }

    /** Returns how many calls to a service are under way. */
    public long calls() {
        return calls.sum();
    }

    private long lateMillis() {
        return clocks.stream().mapToLong(LoopClock::takeLateMillis).max().orElse(0);
    }

    /**
     * Returns the gauges: {@code loops}, {@code loop_lag_ms} (the most that a loop was late for a timer since the last look, or is),
     * {@code pending}, {@code connections}, {@code db_busy} and {@code db_waiting}.
     */
    Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        gauges.put("loops", loops);
        gauges.put("loop_lag_ms", lateMillis());
        gauges.put("pending", pending.sum());
        gauges.put("connections", connections.sum());
        long begun = statements.sum();
        gauges.put("db_busy", Math.min(begun, databaseConnections));
        gauges.put("db_waiting", Math.max(0, begun - databaseConnections));
        return gauges;
    }
}
