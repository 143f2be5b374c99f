package dev.selvedge.simulation.agent.victims;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Updates that can get lost. Each throws if one did. */
public final class Races {

    private int plain;
    private volatile int visible;
    private static int shared;
    private final int[] elements = new int[1];
    private final AtomicInteger atomic = new AtomicInteger();
    private final Map<String, Integer> map = new ConcurrentHashMap<>();
    private int loads;

    private static void expect(int expected, int actual) {
        if (expected != actual) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }

    public static void plainField() throws InterruptedException {
        Races races = new Races();
        Together.run(() -> races.plain++, () -> races.plain++);
        expect(2, races.plain);
    }

    public static void volatileField() throws InterruptedException {
        Races races = new Races();
        Together.run(races::incrementVisible, races::incrementVisible);
        expect(2, races.visible);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // that is the bug
    private void incrementVisible() {
        visible++;
    }

    public static void staticField() throws InterruptedException {
        shared = 0;
        Together.run(() -> shared++, () -> shared++);
        expect(2, shared);
    }

    public static void arrayElement() throws InterruptedException {
        Races races = new Races();
        Together.run(races::incrementElement, races::incrementElement);
        expect(2, races.elements[0]);
    }

    private void incrementElement() {
        elements[0]++;
    }

    public static void atomicCheckThenAct() throws InterruptedException {
        Races races = new Races();
        Together.run(races::setOnce, races::setOnce);
        expect(1, races.atomic.get());
    }

    private void setOnce() {
        if (atomic.get() == 0) {
            atomic.incrementAndGet();
        }
    }

    public static void mapCheckThenAct() throws InterruptedException {
        Races races = new Races();
        Together.run(races::load, races::load);
        expect(1, races.loads);
    }

    private void load() {
        if (!map.containsKey("key")) {
            map.put("key", 1);
            synchronized (this) {
                loads++;
            }
        }
    }

    public static void unsynchronizedMap() throws InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        Together.run(() -> counts.merge("a", 1, Integer::sum), () -> counts.put("a", counts.getOrDefault("a", 0) + 1));
        expect(2, counts.getOrDefault("a", 0));
    }

    /** The twin of all of them. */
    public static void guarded() throws InterruptedException {
        Races races = new Races();
        Together.run(races::guardedIncrement, races::guardedIncrement, races::guardedIncrement);
        expect(3, races.plain);
    }

    private synchronized void guardedIncrement() {
        plain++;
    }
}
