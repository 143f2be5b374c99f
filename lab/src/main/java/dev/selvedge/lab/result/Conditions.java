package dev.selvedge.lab.result;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Under what conditions every model was measured.
 *
 * @param connections         keep-alive connections that the generator held open
 * @param rate                requests a second that it sent, or 0: as fast as answers came
 * @param warmUpSeconds       load that did not count
 * @param seconds             load that did
 * @param heapMib             heap of each server, in MiB
 * @param deadlineMs          the longest a server may work on a request
 * @param timeOutMs           the longest the generator waits for an answer
 * @param fault               what went wrong on purpose in the middle of each measurement, or {@code null}
 * @param more                what else was the same for every model of this workload
 */
public record Conditions(
        int connections,
        int rate,
        int warmUpSeconds,
        int seconds,
        int heapMib,
        int deadlineMs,
        int timeOutMs,
        @Nullable String fault,
        List<Condition> more) {

    /** Copies the list. */
    public Conditions {
        more = List.copyOf(more);
    }

    /** Returns whether requests were sent only as fast as answers came. */
    public boolean closed() {
        return rate == 0;
    }

    /** Returns a condition of the workload by its key; empty if it has none of it. */
    public Optional<Condition> find(String key) {
        return more.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** Returns the value of a condition of the workload; NaN if it has none of that key. */
    public double number(String key) {
        return find(key).map(Condition::value).orElse(Double.NaN);
    }
}
