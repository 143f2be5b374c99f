package dev.selvedge.lab.explain;

import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Conditions;
import dev.selvedge.lab.result.Machine;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Terms;

/**
 * What follows from the figures of one model by arithmetic alone. A value that was never sampled is NaN.
 *
 * @param model      the figures
 * @param conditions under which they were measured
 * @param machine    on which
 * @param terms      what requests are called
 */
public record Facts(ModelResult model, Conditions conditions, Machine machine, Terms terms) {

    /** From here on a pool, or the machine, counts as full. */
    public static final double FULL = 0.9;

    private static final double DISTURBED = 0.15;

    /** A loop that is later than that on average, and does not compute, waits for something. */
    private static final double BLOCKED_MS = 50;

    /** The share of a core that a loop has at least which computes, also on a machine that is full. */
    private static final double IDLE = 0.2;

    /** Requests under way at a time on average, by Little's law: how many come in a second × how long each stays. */
    public double underWay() {
        return model.throughputPerS() * meanSeconds();
    }

    /** Mean latency in seconds. */
    public double meanSeconds() {
        return model.meanMs() / 1e3;
    }

    /** Everything that a server has finished in a second, errors too: each has held a thread. */
    public double finishedPerS() {
        return model.seconds() == 0 ? 0 : (model.answers() + model.errors()) / model.seconds();
    }

    /** Threads of its pool; NaN if it has none. */
    public double poolSize() {
        return model.max("pool_size");
    }

    /** Whether nearly all of them were busy. */
    public boolean poolIsFull() {
        return model.mean("busy") >= FULL * poolSize();
    }

    /** How long one request holds a thread of the pool, by Little's law. */
    public double heldSeconds() {
        return model.mean("busy") / finishedPerS();
    }

    /** Its event loops; NaN if it has none. */
    public double loops() {
        return model.max("loops");
    }

    /** Whether its loops are late though they do not compute, and not because other programs keep them from the cores. */
    public boolean loopsAreBlocked() {
        boolean idle = model.mean("cpu_server") < IDLE * loops();
        boolean starved = machineIsFull() && isDisturbed();
        return loops() > 0 && model.mean("loop_lag_ms") >= BLOCKED_MS && idle && !starved;
    }

    /** How long one request holds a loop that is blocked; at least as long as the service that it waits for takes, if the clients gave up on all of them. */
    public double heldLoopSeconds() {
        return finishedPerS() > 0 ? loops() / finishedPerS() : conditions.number(Condition.SERVICE_MS) / 1e3;
    }

    /** How full the machine was, from 0 to 1. */
    public double machineShare() {
        return Math.min(1, model.mean("cpu_machine") / machine.cores());
    }

    /** Whether the cores had hardly any time left. */
    public boolean machineIsFull() {
        return machineShare() >= FULL;
    }

    /** Cores that the processes of the run kept busy, all together. */
    public double ownCores() {
        return model.processes().stream()
                .mapToDouble(process -> model.mean(ModelResult.CPU + process))
                .sum();
    }

    /** Cores that were used by programs which do not belong to the run; NaN where the system does not say. */
    public double foreignCores() {
        return Math.max(0, Math.min(machine.cores(), model.mean("cpu_machine")) - ownCores());
    }

    /** Whether such programs took so much that the figures can't be trusted. */
    public boolean isDisturbed() {
        return foreignCores() > DISTURBED * machine.cores();
    }

    /** CPU that one answer costs in all processes of the run together, in milliseconds. */
    public double cpuMillisPerAnswer() {
        return ownCores() * 1e3 / model.throughputPerS();
    }

    /** Requests that the server really works on at the same time, and does not merely hold in a queue. */
    public double worked() {
        if (poolSize() > 0) {
            return model.mean("busy");
        }
        double running = model.mean("running");
        return Double.isNaN(running) ? model.mean("pending") : running;
    }

    /** What keeps this model from answering more. */
    public Limit limit() {
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
        double connections = conditions.number(Condition.DATABASE_CONNECTIONS);
        if (model.mean("db_busy") >= FULL * connections && model.mean("db_waiting") >= connections) {
            return Limit.DATABASE;
        }
        return Limit.CLIENTS;
    }
}
