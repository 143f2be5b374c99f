package dev.selvedge.simulation.corpus;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lease of a connection is closed by its user and, if that takes too long, by a watchdog. The close gives the connection back and then
 * notes that it did; a second close in between gives it back again, and the pool lends it to two. Repaired, the one who turns the note
 * gives it back.
 */
final class DoubleClose implements Specimen {

    @FunctionalInterface
    private interface Lease {
        void close() throws InterruptedException;
    }

    private static Lease careless(Channel<String> pool, String connection) {
        boolean[] closed = {false};
        return () -> {
            if (!closed[0]) {
                pool.send(connection);
                closed[0] = true;
            }
        };
    }

    private static Lease careful(Channel<String> pool, String connection) {
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                pool.send(connection);
            }
        };
    }

    @Override
    public String name() {
        return "double close";
    }

    @Override
    public List<String> telltale() {
        return List.of("AssertionError: the pool holds", "task 'user'", "task 'watchdog'", "DoubleClose.java");
    }

    @Override
    public void buggy() throws InterruptedException {
        Channel<String> pool = Channel.named("pool").buffered(2);
        closeTwice(pool, careless(pool, "connection 1"));
    }

    @Override
    public void fixed() throws InterruptedException {
        Channel<String> pool = Channel.named("pool").buffered(2);
        closeTwice(pool, careful(pool, "connection 1"));
    }

    private static void closeTwice(Channel<String> pool, Lease lease) throws InterruptedException {
        Scope.run(scope -> {
            scope.fork("user", lease::close);
            scope.fork("watchdog", lease::close);
        });
        List<String> free = pool.drain();
        if (free.size() != 1) {
            throw new AssertionError("the pool holds " + free + ": one connection would be lent to two");
        }
    }
}
