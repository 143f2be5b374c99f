package dev.selvedge.lab.database;

import dev.selvedge.lab.child.ReadyLine;
import dev.selvedge.lab.plan.Services;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.result.Condition;
import java.util.List;

/** The PostgreSQL that all models of a workload share: a child of the lab, or one that the user gave. */
public final class SharedPostgres {

    /** How long it takes to start one, about, in seconds. */
    public static final double START_SECONDS = 4;

    private static final int CONNECTIONS = 16;

    private SharedPostgres() {}

    /**
     * Starts one, unless one is given.
     *
     * @param settings what the run is asked to do
     * @param services starts the child
     * @return where it is, for JDBC, user included
     * @throws DatabaseException    if what is given is no URL of a PostgreSQL
     * @throws ChildFailedException if it does not start
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static String start(Settings settings, Services services)
            throws DatabaseException, ChildFailedException, InterruptedException {
        String given = settings.postgres();
        if (given != null) {
            return LabDatabase.jdbcUrl(given);
        }
        ReadyLine ready = services.start("database", "PostgreSQL", DatabaseMain.class, List.of());
        Postmaster.find(ready.port()).ifPresent(postmaster -> services.afterwards(postmaster::endIfLeft));
        return "jdbc:postgresql://127.0.0.1:" + ready.port() + "/postgres?user=postgres";
    }

    /** Returns what every server is told of it. */
    public static List<String> arguments(String jdbcUrl) {
        return List.of("--jdbc-url", jdbcUrl, "--db-connections", Integer.toString(CONNECTIONS));
    }

    /** Returns what the report says of it. */
    public static Condition condition(Settings settings) {
        return new Condition(
                Condition.DATABASE_CONNECTIONS,
                "database",
                CONNECTIONS,
                "PostgreSQL, " + (settings.postgres() == null ? "embedded" : "given by --postgres") + "; " + CONNECTIONS
                        + " connections for each server");
    }
}
