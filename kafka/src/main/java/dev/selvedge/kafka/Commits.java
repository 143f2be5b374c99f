package dev.selvedge.kafka;

import java.time.Duration;
import java.util.Collection;

/** How what is done is committed. Called by the thread that polls. */
interface Commits<K, V> {

    /** Before the first poll. */
    void begin();

    /** Commits what is done by now; may leave some of it to the next time. */
    void commit(Collection<Assigned<K, V>> partitions);

    /** Commits what is done by now, and waits until it is committed; these partitions are given up. */
    void commitFinally(Collection<Assigned<K, V>> partitions);

    /** These partitions are somebody else's by now. */
    void forget(Collection<Assigned<K, V>> partitions);

    /** After the last commit. */
    void close(Duration atMost);
}
