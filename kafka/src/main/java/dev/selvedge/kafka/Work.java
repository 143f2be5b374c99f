package dev.selvedge.kafka;

/** What is done with a delivery that has begun, in a task of its own. It throws nothing that is not a cancellation or an interrupt. */
interface Work<K, V> {

    void handle(Delivery<K, V> delivery) throws InterruptedException;

    /** The same, for one that can't be read. */
    void reject(Delivery<K, V> delivery, Exception reason) throws InterruptedException;
}
