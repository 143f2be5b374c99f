package dev.selvedge.lab.model.chat;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * What a connection takes of the heap: what is live after a collection when all are connected and silent, less what was live when
 * none was. It collects once before it says so, when as many are connected as a moment ago. Used by the admin thread.
 */
final class LiveHeap {

    private static final int FEW = 10;

    private final LongSupplier connections;
    private final long empty;
    private long before;
    private double each = -1;

    LiveHeap(LongSupplier connections) {
        this.connections = connections;
        this.empty = live();
    }

    /** Returns the bytes of one connection; -1 as long as that is not known. */
    double perConnection() {
        long now = connections.getAsLong();
        if (each < 0 && now > FEW && now == before) {
            each = Math.max(0, live() - empty) / (double) now;
        }
        before = now;
        return each;
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
