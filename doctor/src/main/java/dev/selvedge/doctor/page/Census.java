package dev.selvedge.doctor.page;

import dev.selvedge.doctor.diagnosis.Words;
import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The threads of a snapshot, found by number, by what they wait for, and by whom. Does not change; each thread may read it. */
final class Census {

    private final Map<Long, ThreadState> threads = new LinkedHashMap<>();
    private final Map<Long, List<ThreadState>> waitersByHolder = new HashMap<>();
    private final Map<String, List<ThreadState>> waitersByResource = new HashMap<>();
    private final Map<String, Resource> resources = new HashMap<>();
    private final Map<String, Long> byShortName = new HashMap<>();

    Census(Snapshot snapshot) {
        for (ThreadState thread : snapshot.threads()) {
            threads.put(thread.id(), thread);
            byShortName.putIfAbsent(Words.shortName(thread), thread.id());
            thread.holds().forEach(resource -> resources.put(resource.id(), resource));
            for (Wait wait : thread.waits()) {
                resources.put(wait.resource().id(), wait.resource());
                waitersByResource
                        .computeIfAbsent(wait.resource().id(), id -> new ArrayList<>())
                        .add(thread);
                wait.holders()
                        .forEach(holder -> waitersByHolder
                                .computeIfAbsent(holder, id -> new ArrayList<>())
                                .add(thread));
            }
        }
    }

    @Nullable
    ThreadState thread(long id) {
        return threads.get(id);
    }

    @Nullable
    Resource resource(String id) {
        return resources.get(id);
    }

    /** The number of a thread with this short name; 0 if there is none. */
    long named(String shortName) {
        return byShortName.getOrDefault(shortName, 0L);
    }

    Iterable<ThreadState> threads() {
        return threads.values();
    }

    /** Who waits for something that this thread could end. */
    List<ThreadState> waitersFor(long holder) {
        return waitersByHolder.getOrDefault(holder, List.of());
    }

    List<ThreadState> waitersAt(String resource) {
        return waitersByResource.getOrDefault(resource, List.of());
    }
}
