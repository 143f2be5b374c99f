package dev.selvedge.sync;

import dev.selvedge.CancelledException;
import dev.selvedge.Clause;
import dev.selvedge.Selectable;
import dev.selvedge.Taker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number of permits, for as many tasks at a time. Fair: who waits longest is served first, and nobody passes, neither
 * {@link #tryAcquire()} nor who asks for fewer. Safe for use by several threads, virtual or not.
 *
 * {@snippet :
 * Semaphore seats = Semaphore.named("seats", 10);
 * try (var _ = seats.acquire()) { … }
 * }
 */
public final class Semaphore {

    private final Permits permits;

    private Semaphore(String description, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "permits is " + number + ": a semaphore has at least 1, or nobody could ever pass");
        }
        this.permits = new Permits(description, number);
    }

    /**
     * Makes a semaphore.
     *
     * @param permits how many, at least 1
     * @return the semaphore
     * @throws IllegalArgumentException if {@code permits} is less than 1
     */
    public static Semaphore of(int permits) {
        return new Semaphore("semaphore of " + permits, permits);
    }

    /**
     * Makes a semaphore that has a name, for messages and diagnosis.
     *
     * @param name the name
     * @param permits how many, at least 1
     * @return the semaphore
     * @throws IllegalArgumentException if {@code permits} is less than 1
     */
    public static Semaphore named(String name, int permits) {
        return new Semaphore("semaphore '" + Objects.requireNonNull(name, "name") + "'", permits);
    }

    /**
     * Takes one permit; waits until one is free.
     *
     * @return the permit, to be closed by the task that took it
     * @throws CancelledException if the caller is cancelled; nothing was taken
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing was taken
     */
    public Permit acquire() throws InterruptedException {
        return acquire(1);
    }

    /**
     * Takes several permits as one; waits until as many are free.
     *
     * @param number how many, from 1 to as many as there are
     * @return the permit, to be closed by the task that took it
     * @throws IllegalArgumentException if {@code number} is less than 1, or more than there are
     * @throws CancelledException if the caller is cancelled; nothing was taken
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing was taken
     */
    public Permit acquire(int number) throws InterruptedException {
        return permits.acquire(checked(number));
    }

    /**
     * Takes one permit if one is free and nobody waits. Never blocks.
     *
     * @return the permit, or {@code null}
     */
    public @Nullable Permit tryAcquire() {
        return tryAcquire(1);
    }

    /**
     * Takes several permits as one if they are free and nobody waits. Never blocks.
     *
     * @param number how many, from 1 to as many as there are
     * @return the permit, or {@code null}
     * @throws IllegalArgumentException if {@code number} is less than 1, or more than there are
     */
    public @Nullable Permit tryAcquire(int number) {
        return permits.tryAcquire(checked(number));
    }

    /**
     * A clause that is ready when a permit is free, and takes it for the selecting task.
     *
     * @return the clause, whose result is the permit
     */
    public Clause<Permit> onAcquire() {
        return onAcquire(permit -> permit);
    }

    /**
     * The same, with what to do with the permit.
     *
     * @param handler is given the permit, on the selecting thread, and sees to it that it is closed
     * @param <R> the type of the result
     * @return the clause
     */
    public <R extends @Nullable Object> Clause<R> onAcquire(Clause.Handler<? super Permit, ? extends R> handler) {
        return permits.onAcquire(handler);
    }

    private int checked(int number) {
        if (number < 1 || number > permits.total) {
            throw new IllegalArgumentException("number is " + number + ": " + permits.describe() + " has "
                    + permits.total + ", so a number from 1 to " + permits.total + " is expected");
        }
        return number;
    }

    /**
     * How many permits are free at this moment. Never blocks.
     *
     * @return how many
     */
    public int available() {
        return permits.available();
    }

    /**
     * How many wait for a permit at this moment, select clauses included. Never blocks.
     *
     * @return how many
     */
    public int waiting() {
        return permits.waiting();
    }

    /**
     * Who holds permits at this moment, as in messages; in the order in which they were taken. Never blocks.
     *
     * @return a few words for each permit that is held
     */
    public List<String> holders() {
        return permits.holderNames();
    }

    @Override
    public String toString() {
        return permits.describe() + " (" + available() + " of " + permits.total + " permits free)";
    }

    private static final class Permits extends Selectable<Permit> implements Permit.Source {

        private final int total;

        /** The rest is guarded by the lock: the permits that are held, in the order of taking, linked through themselves. */
        private @Nullable Permit first;

        private @Nullable Permit last;
        private int free;

        Permits(String description, int total) {
            super(description);
            this.total = total;
            this.free = total;
        }

        @Override
        protected @Nullable Permit offer(Taker taker) {
            int number = (Integer) Objects.requireNonNull(taker.request());
            return number > free ? null : new Permit(describe(), this, number, taker);
        }

        @Override
        protected void taken(Taker taker, Permit permit) {
            free -= permit.number;
            permit.previous = last;
            if (last == null) {
                first = permit;
            } else {
                last.next = permit;
            }
            last = permit;
        }

        @Override
        protected void withdrawn(Taker taker, Permit permit) {
            permit.withdraw();
        }

        private void giveBack(Permit permit) {
            free += permit.number;
            if (permit.previous == null) {
                first = permit.next;
            } else {
                permit.previous.next = permit.next;
            }
            if (permit.next == null) {
                last = permit.previous;
            } else {
                permit.next.previous = permit.previous;
            }
        }

        @Override
        public void released(Permit permit) {
            change(() -> giveBack(permit));
        }

        @Override
        public void ownerEnded(Permit permit, Taker owner) {
            change(() -> giveBack(permit));
            owner.report(owner.describe() + " ended without closing its permit of " + describe()
                    + ": it was given back; close it, best by try-with-resources, or hand it over");
        }

        @Override
        protected List<Taker> holders() {
            return held().stream().map(Permit::owner).filter(Objects::nonNull).toList();
        }

        Permit acquire(int number) throws InterruptedException {
            return take(number);
        }

        @Nullable
        Permit tryAcquire(int number) {
            return tryTake(number);
        }

        <R extends @Nullable Object> Clause<R> onAcquire(Clause.Handler<? super Permit, ? extends R> handler) {
            return clause(1, Objects.requireNonNull(handler, "handler"));
        }

        int available() {
            return read(() -> free);
        }

        List<String> holderNames() {
            List<String> holders = new ArrayList<>();
            for (Permit permit : read(this::held)) {
                String holder = permit.holder();
                if (holder != null) {
                    holders.add(holder);
                }
            }
            return holders;
        }

        private List<Permit> held() {
            List<Permit> held = new ArrayList<>();
            for (Permit permit = first; permit != null; permit = permit.next) {
                held.add(permit);
            }
            return held;
        }
    }
}
