package dev.selvedge.simulation.agent.victims;

import java.util.concurrent.locks.LockSupport;

/** Programs on {@code wait} and {@code notify}. */
@SuppressWarnings("WaitNotInLoop")
public final class Waits {

    private final Object lock = new Object();
    private boolean isSet;
    private int items;

    // ---- a wake-up that gets lost ----------------------------------------------------------------------------------

    public static void lostWakeUp() throws InterruptedException {
        Waits waits = new Waits();
        Together.run(waits::awaitCarelessly, waits::set);
    }

    private void awaitCarelessly() throws InterruptedException {
        boolean seen;
        synchronized (lock) {
            seen = isSet;
        }
        if (!seen) {
            synchronized (lock) {
                lock.wait();
            }
        }
    }

    private void set() {
        synchronized (lock) {
            isSet = true;
            lock.notifyAll();
        }
    }

    public static void keptWakeUp() throws InterruptedException {
        Waits waits = new Waits();
        Together.run(waits::await, waits::await, waits::set);
    }

    private void await() throws InterruptedException {
        synchronized (lock) {
            while (!isSet) {
                lock.wait();
            }
        }
    }

    // ---- notify where notifyAll is needed --------------------------------------------------------------------------

    public static void buffer(boolean all) throws InterruptedException {
        Waits waits = new Waits();
        Together.run(() -> waits.put(all), () -> waits.put(all), () -> waits.take(all), () -> waits.take(all));
    }

    private synchronized void put(boolean all) throws InterruptedException {
        while (items == 1) {
            wait();
        }
        items++;
        wake(all);
    }

    private synchronized void take(boolean all) throws InterruptedException {
        while (items == 0) {
            wait();
        }
        items--;
        wake(all);
    }

    private void wake(boolean all) {
        if (all) {
            notifyAll();
        } else {
            notify();
        }
    }

    // ---- the rules -------------------------------------------------------------------------------------------------

    public static void rules() throws InterruptedException {
        Waits waits = new Waits();
        waits.demandOwner(() -> waits.lock.wait());
        waits.demandOwner(() -> waits.lock.wait(1));
        waits.demandOwner(() -> waits.lock.notify());
        waits.demandOwner(() -> waits.lock.notifyAll());
        demand(!Thread.holdsLock(waits.lock));
        synchronized (waits.lock) {
            synchronized (waits.lock) {
                demand(Thread.holdsLock(waits.lock));
            }
            demand(Thread.holdsLock(waits.lock));
            waits.lock.wait(1);
            demand(Thread.holdsLock(waits.lock));
        }
        demand(!Thread.holdsLock(waits.lock));
    }

    private void demandOwner(Together.Body body) throws InterruptedException {
        try {
            body.run();
        } catch (IllegalMonitorStateException expected) {
            return;
        }
        throw new AssertionError("no IllegalMonitorStateException");
    }

    private static void demand(boolean condition) {
        if (!condition) {
            throw new AssertionError();
        }
    }

    public static void timeOut() throws InterruptedException {
        Waits waits = new Waits();
        long start = System.nanoTime();
        synchronized (waits.lock) {
            waits.lock.wait(60_000, 1);
        }
        demand(System.nanoTime() - start == 60_000_000_001L);
    }

    /** An interrupt ends a wait, but not an entry, after which it is still there. */
    public static void interrupts() throws InterruptedException {
        Waits waits = new Waits();
        Thread waiter = Together.start("waiter", () -> {
            synchronized (waits.lock) {
                try {
                    waits.lock.wait();
                    throw new AssertionError("not interrupted");
                } catch (InterruptedException expected) {
                    demand(Thread.holdsLock(waits.lock)
                            && !Thread.currentThread().isInterrupted());
                }
            }
        });
        waiter.interrupt();
        waiter.join();
        Thread entrant;
        synchronized (waits.lock) {
            entrant = Together.start("entrant", () -> {
                synchronized (waits.lock) {
                    waits.isSet = Thread.currentThread().isInterrupted();
                }
            });
            entrant.interrupt();
        }
        entrant.join();
        demand(waits.isSet);
    }

    /** A permit that came during a wait, or an entry, is still there afterwards. */
    public static void permits() throws InterruptedException {
        Waits waits = new Waits();
        Thread waiter = Together.start("waiter", () -> {
            waits.await();
            synchronized (waits.lock) {
                waits.items++;
            }
            LockSupport.park();
        });
        Thread setter = Together.start("setter", waits::set);
        synchronized (waits.lock) {
            LockSupport.unpark(waiter);
        }
        setter.join();
        waiter.join();
    }
}
