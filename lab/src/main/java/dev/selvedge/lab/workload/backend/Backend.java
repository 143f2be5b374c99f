package dev.selvedge.lab.workload.backend;

import dev.selvedge.lab.database.DatabaseException;
import dev.selvedge.lab.database.SharedPostgres;
import dev.selvedge.lab.database.Tables;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Services;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.service.ServiceFaults;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL and one service that takes its time: what the servers of a workload stand on, and what goes wrong with it. */
public final class Backend {

    private static final double SERVICE_START_SECONDS = 1;

    private final Opening tables;
    private final CalledService service;

    /** Connects to the tables of a workload. */
    @FunctionalInterface
    public interface Opening {

        /**
         * Connects.
         *
         * @param jdbcUrl where PostgreSQL is
         * @return the tables, which need not be there yet
         * @throws DatabaseException if that is not possible
         */
        Tables connect(String jdbcUrl) throws DatabaseException;
    }

    /**
     * Describes what is opened for each run.
     *
     * @param tables  connects to the tables
     * @param service what servers call
     */
    public Backend(Opening tables, CalledService service) {
        this.tables = tables;
        this.service = service;
    }

    /** Returns what can go wrong on purpose; the clients' own faults are made by the generator. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(ServiceFaults.all(service.key(), service.inSentences(), "ten"));
        faults.add(new Fault(OpenBackend.CUT, "the database ends all connections of the server, once"));
        faults.add(
                new Fault("slow-client", "every second client sends the last byte of its request three seconds late"));
        faults.add(new Fault("burst", "ten times as many requests come"));
        return List.copyOf(faults);
    }

    /** Returns what the report says of it. */
    public List<Condition> conditions(Settings settings) {
        return List.of(SharedPostgres.condition(settings), service.condition());
    }

    /** Returns how long {@link #open} takes, about, in seconds. */
    public double openSeconds() {
        return SharedPostgres.START_SECONDS + SERVICE_START_SECONDS;
    }

    /**
     * Starts both and makes the tables. Blocks until they can be used.
     *
     * @param settings what the run is asked to do
     * @param services starts the children
     * @return what the servers are told, what is disturbed and checked
     * @throws DatabaseException    if the database can't be used
     * @throws ChildFailedException if something does not start
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Downstream open(Settings settings, Services services)
            throws DatabaseException, ChildFailedException, InterruptedException {
        String jdbcUrl = SharedPostgres.start(settings, services);
        Tables made = tables.connect(jdbcUrl);
        made.create();
        return new OpenBackend(jdbcUrl, made, service, service.start(services));
    }
}
