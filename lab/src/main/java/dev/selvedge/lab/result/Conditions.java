package dev.selvedge.lab.result;

/**
 * Under what conditions every model was measured.
 *
 * @param connections         keep-alive connections that the generator held open
 * @param rate                requests a second that it sent, or 0: as fast as answers came
 * @param warmUpSeconds       load that did not count
 * @param seconds             load that did
 * @param heapMib             heap of each server, in MiB
 * @param databaseConnections database connections that each server had
 * @param deadlineMs          the longest a server may work on a request
 * @param timeOutMs           the longest the generator waits for an answer
 * @param paymentMs           how long the payment service takes on average
 * @param database            which PostgreSQL it was
 */
public record Conditions(
        int connections,
        int rate,
        int warmUpSeconds,
        int seconds,
        int heapMib,
        int databaseConnections,
        int deadlineMs,
        int timeOutMs,
        int paymentMs,
        String database) {

    /** Returns whether requests were sent only as fast as answers came. */
    public boolean closed() {
        return rate == 0;
    }
}
