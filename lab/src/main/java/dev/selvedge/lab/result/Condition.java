package dev.selvedge.lab.result;

/**
 * One more thing that was the same for every model of a run, and is not so for other workloads.
 *
 * @param key   what rules find it by
 * @param name  what the report calls it
 * @param value the number, in whatever unit the key says
 * @param text  the value as the report shows it
 */
public record Condition(String key, String name, double value, String text) {

    /** Key of the milliseconds that a service takes for which each request waits. */
    public static final String SERVICE_MS = "service_ms";

    /** Key of the number of rounds; missing if there was one. */
    public static final String ROUNDS = "rounds";

    /** Key of the number of measured seconds after which the fault begins. */
    public static final String FAULT_BEGIN = "fault_begin_s";

    /** Key of the number of measured seconds after which the fault is mended. */
    public static final String FAULT_END = "fault_end_s";

    /** Key of the number of database connections that each server has. */
    public static final String DATABASE_CONNECTIONS = "database_connections";
}
