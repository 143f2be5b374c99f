package dev.selvedge.simulation.corpus;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cache on a concurrent map looks for a value, and loads and puts it if there is none. Each step is safe; two who look at the same time
 * both load. Repaired, a promise of the value is put first, and who has put it loads.
 */
final class CacheLoadsTwice implements Specimen {

    private static final class Cache {

        final AtomicInteger loads = new AtomicInteger();
        private final ConcurrentMap<String, String> values = new ConcurrentHashMap<>();
        private final ConcurrentMap<String, CompletableFuture<String>> promises = new ConcurrentHashMap<>();

        String lookThenLoad(String key) {
            String value = values.get(key);
            if (value == null) {
                value = load(key);
                values.put(key, value);
            }
            return value;
        }

        String promiseThenLoad(String key) {
            CompletableFuture<String> mine = new CompletableFuture<>();
            CompletableFuture<String> first = promises.putIfAbsent(key, mine);
            if (first != null) {
                return first.join();
            }
            mine.complete(load(key));
            return mine.join();
        }

        private String load(String key) {
            loads.incrementAndGet();
            return key.repeat(2);
        }
    }

    @Override
    public String name() {
        return "a cache that loads twice";
    }

    @Override
    public List<String> telltale() {
        return List.of("AssertionError: loaded 2 times", "thread 'one'", "thread 'other'");
    }

    @Override
    public boolean needsAgent() {
        return true;
    }

    @Override
    public void buggy() throws InterruptedException {
        Cache cache = new Cache();
        loadByTwo(cache, () -> cache.lookThenLoad("key"));
    }

    @Override
    public void fixed() throws InterruptedException {
        Cache cache = new Cache();
        loadByTwo(cache, () -> cache.promiseThenLoad("key"));
    }

    private static void loadByTwo(Cache cache, Runnable get) throws InterruptedException {
        Threads.runAll(new Threads.Named("one", get), new Threads.Named("other", get));
        int loads = cache.loads.get();
        if (loads != 1) {
            throw new AssertionError("loaded " + loads + " times");
        }
    }
}
