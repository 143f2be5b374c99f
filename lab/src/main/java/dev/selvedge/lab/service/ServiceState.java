package dev.selvedge.lab.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What all connections of a service share. Safe for use by several threads. */
public final class ServiceState {

    private final LongAdder calls = new LongAdder();
    private final LongAdder pending = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final Delay delay;
    private volatile ServiceFault fault;

    ServiceState(Delay delay, ServiceFault fault) {
        this.delay = delay;
        this.fault = fault;
    }

    /** Returns how long a call is to take, in microseconds. */
    long micros(byte[] call, ServiceFault now) {
        return delay.micros(call) * (now == ServiceFault.SLOW ? ServiceFault.SLOWER : 1);
    }

    ServiceFault fault() {
        return fault;
    }

    void switchTo(ServiceFault next) {
        fault = next;
    }

    void connected() {
        connections.increment();
    }

    void disconnected() {
        connections.decrement();
    }

    void began() {
        pending.increment();
    }

    /** Takes note that a call has its answer, or that nobody waits for it any more. */
    public void ended() {
        pending.decrement();
        calls.increment();
    }

    /** Returns {@code calls} (answered since the start), {@code pending} (that wait now) and {@code connections} (open now). */
    Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        gauges.put("calls", calls.sum());
        gauges.put("pending", pending.sum());
        gauges.put("connections", connections.sum());
        return gauges;
    }
}
