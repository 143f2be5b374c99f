package dev.selvedge.kafka;

import dev.selvedge.Task;

/** What becomes of exceptions while a delivery is handled. */
final class Failures {

    /** Does something about a record that can't be handled. */
    @FunctionalInterface
    interface Rejection<K, V> {
        void reject(Delivery<K, V> delivery, Exception reason) throws InterruptedException;
    }

    private Failures() {}

    /** Does it; what it throws is a rejection, or what nobody can do anything about stops everything. */
    static <K, V> void handle(Delivery<K, V> delivery, Stop stop, Task.Action action, Rejection<K, V> rejection)
            throws InterruptedException {
        try {
            action.run();
        } catch (InterruptedException e) {
            throw unlessLost(delivery, stop, e);
        } catch (Exception e) {
            if (!stop.isAsked()) { // what it needs may be closing, too: it comes again
                rejection.reject(delivery, e);
            }
        } catch (Error e) {
            stop.fail(e);
            throw e;
        }
    }

    /** Who is told that the partition is gone ends; an interrupt that nobody of ours has sent is a failure. */
    private static <K, V> InterruptedException unlessLost(Delivery<K, V> delivery, Stop stop, InterruptedException e) {
        if (!delivery.isLost()) {
            stop.fail(e);
        }
        return e;
    }

    /** Puts the record aside, or says why nothing can go on. */
    static void stopUnless(Stop stop, Exception reason, Task.Action putAside) throws InterruptedException {
        try {
            putAside.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (e.getCause() != reason) {
                e.addSuppressed(reason);
            }
            stop.fail(e);
        }
    }
}
