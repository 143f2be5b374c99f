package dev.selvedge.lab.explain;

import dev.selvedge.lab.result.Conditions;
import dev.selvedge.lab.result.Machine;
import dev.selvedge.lab.result.ModelResult;

/** What follows from the figures of one model by arithmetic alone. A value that was never sampled is NaN. */
record Facts(ModelResult model, Conditions conditions, Machine machine) {

    /** From here on a pool, or the machine, counts as full. */
    static final double FULL = 0.9;

    private static final double DISTURBED = 0.15;

    /** A loop that is later than that on average, and does not compute, waits for something. */
    private static final double BLOCKED_MS = 50;

    /** The share of a core that a loop has at least which computes, also on a machine that is full. */
    private static final double IDLE = 0.2;

    /** Requests under way at a time on average, by Little's law: how many come in a second × how long each stays. */
    double underWay() {
        return model.throughputPerS() * meanSeconds();
    }

    double meanSeconds() {
        return model.meanMs() / 1e3;
    }

    /** Everything that a server has finished in a second, errors too: each has held a thread. */
    double finishedPerS() {
        return model.seconds() == 0 ? 0 : (model.answers() + model.errors()) / model.seconds();
    }

    double poolSize() {
        return model.max("pool_size");
    }

    boolean poolIsFull() {
        return model.mean("busy") >= FULL * poolSize();
    }

    /** How long one request holds a thread of the pool, by Little's law. */
    double heldSeconds() {
        return model.mean("busy") / finishedPerS();
    }

    double loops() {
        return model.max("loops");
    }

    /** Whether its loops are late though they do not compute. */
    boolean loopsAreBlocked() {
        return loops() > 0 && model.mean("loop_lag_ms") >= BLOCKED_MS && model.mean("cpu_server") < IDLE * loops();
    }

    /** How long one request holds a loop that is blocked; at least as long as its payment takes, if the clients gave up on all of them. */
    double heldLoopSeconds() {
        return finishedPerS() > 0 ? loops() / finishedPerS() : conditions.paymentMs() / 1e3;
    }

    /** How full the machine was, from 0 to 1. */
    double machineShare() {
        return Math.min(1, model.mean("cpu_machine") / machine.cores());
    }

    boolean machineIsFull() {
        return machineShare() >= FULL;
    }

    /** Cores that the processes of the run kept busy, all together. */
    double ownCores() {
        double own = 0;
        for (String name : new String[] {"cpu_server", "cpu_database", "cpu_payment", "cpu_generator"}) {
            double cores = model.mean(name);
            own += Double.isNaN(cores) ? 0 : cores;
        }
        return own;
    }

    /** Cores that were used by programs which do not belong to the run; NaN where the system does not say. */
    double foreignCores() {
        return Math.max(0, Math.min(machine.cores(), model.mean("cpu_machine")) - ownCores());
    }

    /** Whether such programs took so much that the figures can't be trusted. */
    boolean isDisturbed() {
        return foreignCores() > DISTURBED * machine.cores();
    }

    /** CPU that one answer costs in all processes of the run together, in milliseconds. */
    double cpuMillisPerAnswer() {
        return ownCores() * 1e3 / model.throughputPerS();
    }

    /** Requests that the server really works on at the same time, and does not merely hold in a queue. */
    double worked() {
        if (poolSize() > 0) {
            return model.mean("busy");
        }
        double running = model.mean("running");
        return Double.isNaN(running) ? model.mean("pending") : running;
    }

    /** What keeps this model from answering more. */
    Limit limit() {
        if (!model.complete() && model.answers() == 0) {
            return Limit.FAILED;
        }
        if (poolSize() > 0 && poolIsFull() && model.mean("queued") >= 1) {
            return Limit.POOL;
        }
        if (loopsAreBlocked()) {
            return Limit.LOOPS;
        }
        if (machineIsFull()) {
            return Limit.MACHINE;
        }
        if (model.mean("waiting") >= 1 && model.mean("waiting") >= 0.02 * model.connections()) {
            return Limit.SCOPES;
        }
        boolean databaseIsFull = model.mean("db_busy") >= FULL * conditions.databaseConnections();
        if (databaseIsFull && model.mean("db_waiting") >= conditions.databaseConnections()) {
            return Limit.DATABASE;
        }
        return Limit.CLIENTS;
    }
}
