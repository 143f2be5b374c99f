package dev.selvedge.lab.explain;

/** What keeps a model from answering more. */
public enum Limit {
    /** Every thread of its pool is busy, and requests wait for one. */
    POOL,
    /** Its event loops wait inside of calls that block, and read nothing meanwhile. */
    LOOPS,
    /** The cores of the machine have no time left. */
    MACHINE,
    /** It lets only so many requests run at a time. */
    SCOPES,
    /** Requests wait for a connection to the database. */
    DATABASE,
    /** Nothing of its own: the clients ask no more, as they wait for what takes its time anyway. */
    CLIENTS,
    /** It did not answer at all. */
    FAILED
}
