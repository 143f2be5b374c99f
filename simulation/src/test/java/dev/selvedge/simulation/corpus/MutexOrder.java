package dev.selvedge.simulation.corpus;

import dev.selvedge.Scope;
import dev.selvedge.sync.Mutex;
import java.util.List;

/**
 * Two transfers between the same accounts, in opposite directions: each holds the account it takes from, and waits for the one it gives
 * to. Repaired, both lock the account with the lower number first.
 */
final class MutexOrder implements Specimen {

    private static final class Account {

        final int number;
        final Mutex mutex;
        long cents = 100;

        Account(int number) {
            this.number = number;
            this.mutex = Mutex.named("account " + number);
        }
    }

    @FunctionalInterface
    private interface Transfer {
        void run(Account from, Account to) throws InterruptedException;
    }

    @Override
    public String name() {
        return "lock order, on mutexes";
    }

    @Override
    public List<String> telltale() {
        return List.of("deadlock of 2", "task 'there'", "task 'back'", "mutex 'account 1'", "mutex 'account 2'");
    }

    @Override
    public void buggy() throws InterruptedException {
        transferBothWays(MutexOrder::transfer);
    }

    @Override
    public void fixed() throws InterruptedException {
        transferBothWays(MutexOrder::transferInOrder);
    }

    private static void transferBothWays(Transfer transfer) throws InterruptedException {
        Account one = new Account(1);
        Account two = new Account(2);
        Scope.run(scope -> {
            scope.fork("there", () -> transfer.run(one, two));
            scope.fork("back", () -> transfer.run(two, one));
        });
        if (one.cents + two.cents != 200) {
            throw new AssertionError("of 200 cents " + one.cents + " and " + two.cents + " are left");
        }
    }

    private static void transfer(Account from, Account to) throws InterruptedException {
        try (var _ = from.mutex.lock();
                var _ = to.mutex.lock()) {
            from.cents -= 10;
            to.cents += 10;
        }
    }

    private static void transferInOrder(Account from, Account to) throws InterruptedException {
        Account first = from.number < to.number ? from : to;
        Account second = first == from ? to : from;
        try (var _ = first.mutex.lock();
                var _ = second.mutex.lock()) {
            from.cents -= 10;
            to.cents += 10;
        }
    }
}
