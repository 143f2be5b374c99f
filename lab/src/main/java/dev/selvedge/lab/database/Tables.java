package dev.selvedge.lab.database;

import dev.selvedge.lab.result.Check;

/**
 * The tables of a workload, as the lab itself sees them over one connection; the servers have their own. All operations block. Not safe
 * for use by several threads.
 */
public interface Tables extends AutoCloseable {

    /**
     * Makes the schema anew and fills it. What the lab had there before is lost; nothing else is touched.
     *
     * @throws DatabaseException if the database refuses
     */
    void create() throws DatabaseException;

    /**
     * Brings the tables back to how they were at first.
     *
     * @throws DatabaseException if the database refuses
     */
    void reset() throws DatabaseException;

    /**
     * Ends all connections of the models' servers, as a database that is restarted does: their statements fail, and nobody told them.
     * Connections of others stay.
     *
     * @return how many there were
     * @throws DatabaseException if the database refuses
     */
    int cut() throws DatabaseException;

    /**
     * Says whether what is there now agrees with itself and with what clients were told.
     *
     * @param confirmed answers that clients saw confirmed
     * @param unknown   requests whose clients got no answer or an error, and so can't know
     * @return what was found
     * @throws DatabaseException if it can't be counted
     */
    Check check(long confirmed, long unknown) throws DatabaseException;

    @Override
    void close() throws DatabaseException;
}
