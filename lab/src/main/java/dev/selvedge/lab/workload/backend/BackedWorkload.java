package dev.selvedge.lab.workload.backend;

import dev.selvedge.lab.database.DatabaseException;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Generator;
import dev.selvedge.lab.plan.Services;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildSpec;
import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Terms;
import java.util.List;

/** A workload whose servers answer requests with the help of a {@link Backend}. */
public abstract class BackedWorkload implements Workload {

    private final Backend backend;
    private final Class<?> load;

    /**
     * Creates the workload.
     *
     * @param backend what its servers stand on
     * @param load    the generator's program, which takes a prefix for what it writes
     */
    protected BackedWorkload(Backend backend, Class<?> load) {
        this.backend = backend;
        this.load = load;
    }

    @Override
    public final Terms terms() {
        return new Terms("request", "requests", "answered");
    }

    @Override
    public final List<Fault> faults() {
        return backend.faults();
    }

    /** A server holds the connection of the client, and one to the service for each request that waits for it. */
    @Override
    public final int filesPerConnection() {
        return 2;
    }

    @Override
    public final List<Condition> conditions(Settings settings) {
        return backend.conditions(settings);
    }

    @Override
    public final double openSeconds() {
        return backend.openSeconds();
    }

    @Override
    public final Downstream open(Settings settings, Services services)
            throws DatabaseException, ChildFailedException, InterruptedException {
        return backend.open(settings, services);
    }

    @Override
    public final ChildSpec generator(Settings settings, int port) {
        return Generator.child(load, settings, port, "--prefix", "lab");
    }
}
