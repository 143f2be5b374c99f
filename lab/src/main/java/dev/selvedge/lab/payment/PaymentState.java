package dev.selvedge.lab.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What all connections of the payment service share. Safe for use by several threads. */
final class PaymentState {

    final Delay delay;
    final LongAdder calls = new LongAdder();
    final LongAdder pending = new LongAdder();
    final LongAdder connections = new LongAdder();

    private volatile Fault fault;

    PaymentState(Delay delay, Fault fault) {
        this.delay = delay;
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    void switchTo(Fault next) {
        fault = next;
    }

    Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        gauges.put("calls", calls.sum());
        gauges.put("pending", pending.sum());
        gauges.put("connections", connections.sum());
        return gauges;
    }
}
