package dev.selvedge.simulation.agent.victims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Code under test that the JDK calls while it holds a monitor. */
public final class Callbacks {

    private int calls;

    private int load() {
        return ++calls;
    }

    public static void cache() throws InterruptedException {
        Callbacks callbacks = new Callbacks();
        Map<String, Integer> cache = new ConcurrentHashMap<>();
        Together.Body body = () -> cache.computeIfAbsent("key", key -> callbacks.load());
        Together.run(body, body, body);
        if (callbacks.calls != 1) {
            throw new AssertionError("loaded " + callbacks.calls + " times");
        }
    }

    public static void synchronizedList() throws InterruptedException {
        Callbacks callbacks = new Callbacks();
        List<Integer> list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
        Together.Body body = () -> list.replaceAll(item -> item + callbacks.load());
        Together.run(body, body);
        synchronized (list) {
            list.forEach(item -> callbacks.load());
        }
        if (callbacks.calls != 6) {
            throw new AssertionError("called " + callbacks.calls + " times");
        }
    }

    /** Closing waits for one day after the other. */
    public static void closesForEver() {
        try (ExecutorService executor =
                Executors.newFixedThreadPool(1, Thread.ofVirtual().factory())) {
            executor.execute(() -> {
                while (true) {
                    LockSupport.park();
                }
            });
        }
    }
}
