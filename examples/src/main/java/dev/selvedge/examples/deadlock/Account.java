package dev.selvedge.examples.deadlock;

import dev.selvedge.sync.Mutex;

/** Money, and the lock that guards it. */
final class Account {

    final String owner;
    final Mutex lock;
    private int balance;

    Account(String owner, int balance) {
        this.owner = owner;
        this.lock = Mutex.named(owner);
        this.balance = balance;
    }

    int balance() {
        return balance;
    }

    void add(int amount) {
        balance += amount;
    }
}
