package dev.selvedge.lab.model.eventloop;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What the loops share: the port and the gauges. Safe for use by several threads. */
final class LoopState {

    private final AtomicInteger port = new AtomicInteger();
    private final LongAdder pending = new LongAdder();
    private final LongAdder statements = new LongAdder();
    private final LongAdder payments = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final LongAccumulator lagNanos = new LongAccumulator(Math::max, 0);

    int port() {
        return port.get();
    }

    void listensOn(int actual) {
        port.set(actual);
    }

    void began() {
        pending.increment();
    }

    void ended() {
        pending.decrement();
    }

    void statementBegan() {
        statements.increment();
    }

    void statementEnded() {
        statements.decrement();
    }

    void paymentBegan() {
        payments.increment();
    }

    void paymentEnded() {
        payments.decrement();
    }

    void connected() {
        connections.increment();
    }

    void disconnected() {
        connections.decrement();
    }

    void late(long nanos) {
        lagNanos.accumulate(nanos);
    }

    long pending() {
        return pending.sum();
    }

    /** How many statements run, or wait for a connection to run on. */
    long statements() {
        return statements.sum();
    }

    long payments() {
        return payments.sum();
    }

    long connections() {
        return connections.sum();
    }

    long takeLagMillis() {
        return lagNanos.getThenReset() / 1_000_000;
    }
}
