package dev.selvedge.doctor.agent;

import dev.selvedge.doctor.agent.Queues.Measure;
import dev.selvedge.doctor.agent.Selvedge.Known;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of the queues that the program is at work with, found without a walk through the heap: they are what threads wait for, or a
 * few steps from a thread's task or from a static field of a class that is on a stack. Of threads with the same stack a few are
 * enough, so that 100,000 cost little more than 100.
 */
final class Sizes {

    private static final int MOST_OF_A_STACK = 8;
    private static final int MOST_ROOTS = 400;
    private static final int MOST_USERS = 16;
    private static final int MOST_QUEUES = 2000;
    /** In all searches together: some 20 ms, or 80 in a JVM where nothing is warm. */
    private static final int MOST_OBJECTS = 20_000;

    /** Where the machine has no time, it is not to be kept longer for this. */
    private static final long MOST_NANOS = Duration.ofSeconds(2).toNanos();

    /** Not worth a word if fewer were left. */
    private static final int FEW = 64;

    private final Memory memory;
    private final Things things;
    private final Queues queues;
    private final long start = System.nanoTime();
    private int objects;
    private final IdentityHashMap<Object, Found> found = new IdentityHashMap<>();

    /** Classes of which a search has met an object, or that are on a stack. */
    private final Set<Class<?>> inUse = new LinkedHashSet<>();

    private Sizes(Memory memory, Things things) {
        this.memory = memory;
        this.things = things;
        this.queues = new Queues(memory);
    }

    /** A queue: what it is called, which field leads to it, and whose tasks. */
    private static final class Found {
        private final Measure measure;
        private final Set<Thread> users = new LinkedHashSet<>();
        private String place = "";
        private @Nullable Object pool;

        Found(Measure measure) {
            this.measure = measure;
        }
    }

    static List<Sized> of(
            List<Look> looks,
            Map<Thread, Known> known,
            Things things,
            Instrumentation instrumentation,
            List<String> gaps) {
        Memory memory = Memory.ofThisJvm();
        if (memory == null) {
            gaps.add("Queues that grow are not seen: this JDK has no jdk.internal.misc.Unsafe.");
            return List.of();
        }
        Sizes sizes = new Sizes(memory, things);
        known.forEach((thread, told) -> told.waits().forEach(wait -> sizes.waitedFor(wait.resource(), thread)));
        List<Look> roots = some(looks);
        int left = sizes.searchTasks(roots) + sizes.searchStatics(Frames.classes(roots, instrumentation));
        if (left > FEW) {
            gaps.add(
                    "Queues that grow were not looked for everywhere: " + left + " threads and classes were left out.");
        }
        return sizes.result();
    }

    private void waitedFor(Object resource, Thread waiter) {
        Found queue = measured(resource);
        if (queue != null) {
            note(queue, "", waiter);
        }
    }

    /** A few threads for each stack there is. */
    private static List<Look> some(List<Look> looks) {
        IdentityHashMap<Object, Integer> ofStack = new IdentityHashMap<>();
        List<Look> some = new ArrayList<>();
        for (Look look : looks) {
            if (ofStack.merge(look.stack(), 1, Integer::sum) <= MOST_OF_A_STACK && some.size() < MOST_ROOTS) {
                some.add(look);
            }
        }
        return some;
    }

    private boolean isEnough() {
        return objects > MOST_OBJECTS || System.nanoTime() - start > MOST_NANOS;
    }

    private int searchTasks(List<Look> roots) {
        int left = roots.size();
        for (Look look : roots) {
            if (isEnough()) {
                return left;
            }
            left--;
            Thread thread = look.thread();
            Object task = Tasks.of(thread);
            if (task != null) {
                Search.from(task, memory, (object, place) -> meet(object, place, thread));
            }
        }
        return left;
    }

    private int searchStatics(Collection<Class<?>> onStacks) {
        Set<Class<?>> types = new LinkedHashSet<>(onStacks);
        types.addAll(inUse);
        Set<Class<?>> done = new HashSet<>();
        for (Class<?> type : types) {
            if (isEnough()) {
                break;
            }
            done.add(type);
            Search.fromStatics(type, memory, (object, place) -> meet(object, place, null));
        }
        return types.size() - done.size();
    }

    private boolean meet(Object object, String place, @Nullable Thread user) {
        objects++;
        Found queue = measured(object);
        if (queue == null) {
            Found tasks = tasksOf(object);
            if (tasks != null) {
                tasks.pool = object;
                note(tasks, place, user);
                return false;
            }
            if (!object.getClass().isArray() && object.getClass().getClassLoader() != null) {
                inUse.add(object.getClass());
            }
            return true;
        }
        note(queue, place, user);
        return false;
    }

    private @Nullable Found tasksOf(Object object) {
        Object tasks = object instanceof ThreadPoolExecutor
                ? Peek.field(object, "java.util.concurrent.ThreadPoolExecutor", "workQueue")
                : null;
        return tasks == null ? null : measured(tasks);
    }

    private static void note(Found queue, String place, @Nullable Thread user) {
        queue.place = queue.place.isEmpty() ? place : queue.place;
        if (user != null && queue.users.size() < MOST_USERS) {
            queue.users.add(user);
        }
    }

    private @Nullable Found measured(Object object) {
        Found known = found.get(object);
        if (known == null && found.size() < MOST_QUEUES) {
            Measure measure = queues.measure(object);
            if (measure != null) {
                known = new Found(measure);
                found.put(object, known);
            }
        }
        return known;
    }

    private List<Sized> result() {
        return found.entrySet().stream()
                .map(entry -> sized(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Sized sized(Object queue, Found queued) {
        Measure measure = queued.measure;
        Object takersAt = measure.takersWaitAt();
        return new Sized(
                thing(queue, queued.pool),
                measure.size(),
                measure.capacity(),
                queued.place,
                queued.users.stream().map(StandIn::number).toList(),
                takersAt == null ? "" : things.thing("condition", takersAt).id());
    }

    private Thing thing(Object queue, @Nullable Object pool) {
        String description =
                queue.getClass().getName().startsWith("dev.selvedge.") ? memory.text(queue, "description") : "";
        if (!description.isEmpty()) {
            return things.named("channel", queue, description);
        }
        if (pool != null) {
            return things.named(
                    "queue",
                    queue,
                    "the queue of " + things.thing("other", pool).description());
        }
        return things.thing("queue", queue);
    }
}
