package dev.selvedge.simulation.agent.victims;

import java.util.concurrent.locks.ReentrantLock;

/** Two that take two locks, in opposite order, or in the same. */
public final class LockOrder {

    private static final class Account {
        private int balance = 100;

        synchronized void deposit(int amount, Account from) {
            balance += amount;
            from.withdraw(amount);
        }

        synchronized void withdraw(int amount) {
            balance -= amount;
        }
    }

    @SuppressWarnings("UnusedVariable")
    private static int count;

    private LockOrder() {}

    public static void oppositeLocks() throws InterruptedException {
        ReentrantLock a = new ReentrantLock();
        ReentrantLock b = new ReentrantLock();
        Together.run(() -> both(a, b), () -> both(b, a));
    }

    private static void both(ReentrantLock first, ReentrantLock second) {
        first.lock();
        try {
            second.lock();
            try {
                count++;
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    public static void oppositeBlocks() throws InterruptedException {
        Account a = new Account();
        Account b = new Account();
        Together.run(() -> transfer(a, b), () -> transfer(b, a));
    }

    private static void transfer(Account from, Account to) {
        synchronized (from) {
            synchronized (to) {
                from.balance -= 10;
                to.balance += 10;
            }
        }
    }

    public static void oppositeMethods() throws InterruptedException {
        Account a = new Account();
        Account b = new Account();
        Together.run(() -> a.deposit(1, b), () -> b.deposit(1, a));
    }

    public static void sameOrder() throws InterruptedException {
        Account a = new Account();
        Account b = new Account();
        Together.run(() -> transfer(a, b), () -> transfer(a, b), () -> transfer(a, b));
        if (a.balance != 70 || b.balance != 130) {
            throw new AssertionError(a.balance + " and " + b.balance);
        }
    }
}
