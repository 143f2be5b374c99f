package dev.selvedge.doctor.agent;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who reads under a {@code ReentrantReadWriteLock}. The lock itself names its first reader only; the others keep their counts in thread
 * locals, which are read here as they are, without the calls of {@code ThreadLocal} that tidy up on the way.
 */
final class Readers {

    private static final String SYNC = "java.util.concurrent.locks.ReentrantReadWriteLock$Sync";
    private static final String COUNTER = SYNC + "$HoldCounter";

    /** By the lock's synchroniser. */
    private final IdentityHashMap<Object, List<Thread>> readers = new IdentityHashMap<>();

    private Readers() {}

    /** Finds the readers of those objects that are such locks. */
    static Readers of(Collection<Object> blockers, Collection<Thread> threads) {
        Readers found = new Readers();
        IdentityHashMap<Object, Object> syncByLocal = new IdentityHashMap<>();
        for (Object sync : blockers) {
            Object local = Peek.field(sync, SYNC, "readHolds");
            if (local != null && found.readers.putIfAbsent(sync, new ArrayList<>()) == null) {
                syncByLocal.put(local, sync);
                if (Peek.field(sync, SYNC, "firstReader") instanceof Thread first) {
                    found.add(sync, first);
                }
            }
        }
        if (!syncByLocal.isEmpty()) {
            threads.forEach(thread -> found.search(thread, syncByLocal));
        }
        return found;
    }

    private void search(Thread thread, IdentityHashMap<Object, Object> syncByLocal) {
        Object locals = Peek.field(thread, "java.lang.Thread", "threadLocals");
        if (Peek.field(locals, "java.lang.ThreadLocal$ThreadLocalMap", "table") instanceof Object[] table) {
            Stream.of(table).forEach(entry -> {
                Object count = Peek.field(
                        Peek.field(entry, "java.lang.ThreadLocal$ThreadLocalMap$Entry", "value"), COUNTER, "count");
                Object sync = count instanceof Integer n && n > 0 && entry instanceof Reference<?> local
                        ? syncByLocal.get(local.get())
                        : null;
                if (sync != null) {
                    add(sync, thread);
                }
            });
        }
    }

    private void add(Object sync, Thread reader) {
        List<Thread> known = readers.computeIfAbsent(sync, _ -> new ArrayList<>());
        if (!known.contains(reader)) {
            known.add(reader);
        }
    }

    /** Those who read under a lock, given by its synchroniser. */
    List<Thread> of(Object sync) {
        return readers.getOrDefault(sync, List.of());
    }
}
