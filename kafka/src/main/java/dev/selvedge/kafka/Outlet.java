package dev.selvedge.kafka;

import dev.selvedge.Scope;

/** Where an intake puts what was received. Called by the thread that polls. */
interface Outlet<K, V> {

    /** Takes it; never blocks. */
    void accept(Scope scope, Delivery<K, V> delivery) throws InterruptedException;

    /** The bytes of this one are none. */
    void reject(Scope scope, Delivery<K, V> delivery, Exception reason) throws InterruptedException;

    /** Some that it has are lost, and may be forgotten; the others are to be handled, also after a stop. */
    void lost(Scope scope) throws InterruptedException;

    /** Nothing more comes. Any thread, and more than once. */
    void close();

    /** Whether those who handle what was handed out have ended when the scope has. */
    boolean endsWithItsScope();
}
