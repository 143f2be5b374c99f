package dev.selvedge.examples.deadlock;

import dev.selvedge.Scope;

/** Two transfers at the same time, one in each direction. */
enum Bank {

    /** Each transfer locks the account it takes from, then the one it gives to. */
    AS_IT_COMES {
        @Override
        void transfer(Account from, Account to, int amount) throws InterruptedException {
            try (var _ = from.lock.lock();
                    var _ = to.lock.lock()) {
                move(from, to, amount);
            }
        }
    },

    /** Every transfer locks the two accounts in the same order. */
    IN_ORDER {
        @Override
        void transfer(Account from, Account to, int amount) throws InterruptedException {
            boolean first = from.owner.compareTo(to.owner) < 0;
            try (var _ = (first ? from : to).lock.lock();
                    var _ = (first ? to : from).lock.lock()) {
                move(from, to, amount);
            }
        }
    };

    private static final int MONEY = 100;

    abstract void transfer(Account from, Account to, int amount) throws InterruptedException;

    private static void move(Account from, Account to, int amount) {
        from.add(-amount);
        to.add(amount);
    }

    /** What is simulated: fails if money is made or lost. */
    void run() throws InterruptedException {
        Account ann = new Account("ann", MONEY);
        Account bob = new Account("bob", MONEY);
        Scope.named("bank").run(scope -> {
            scope.fork("ann to bob", () -> transfer(ann, bob, 10));
            scope.fork("bob to ann", () -> transfer(bob, ann, 20));
        });
        if (ann.balance() + bob.balance() != 2 * MONEY) {
            throw new AssertionError("the bank has " + (ann.balance() + bob.balance()) + ", not " + 2 * MONEY);
        }
    }
}
