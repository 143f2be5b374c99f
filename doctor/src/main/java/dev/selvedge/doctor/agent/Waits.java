package dev.selvedge.doctor.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** Says what a thread waits for, from the object that stops it and from its stack, for waits that the JDK knows. */
final class Waits {

    private static final String OWNABLE = "java.util.concurrent.locks.AbstractOwnableSynchronizer";
    private static final String LATCH = "java.util.concurrent.CountDownLatch";

    private final Things things;
    private final Population population;
    private final Readers readers;
    private final Initialisations initialisations;

    /** Who owns a monitor. */
    private final IdentityHashMap<Object, Thread> monitors = new IdentityHashMap<>();

    /** Whose end a latch tells: a virtual thread or a container. Filled when first asked for. */
    private @Nullable IdentityHashMap<Object, Object> endings;

    Waits(Things things, Population population, Collection<Look> looks, Initialisations initialisations) {
        this.things = things;
        this.population = population;
        this.initialisations = initialisations;
        List<Object> blockers = new ArrayList<>();
        for (Look look : looks) {
            look.owned().forEach(monitor -> monitors.put(monitor, look.thread()));
            if (look.blocker() instanceof AbstractOwnableSynchronizer) {
                blockers.add(look.blocker());
            }
        }
        this.readers = Readers.of(blockers, population.threads());
    }

    /** The waits of a thread: none or one. */
    List<Waited> of(Look look) {
        Waited initialisation = initialisations.waitOf(look);
        Waited wait = initialisation != null ? initialisation : waitOf(look);
        return wait == null ? List.of() : List.of(wait);
    }

    private @Nullable Waited waitOf(Look look) {
        Object blocker = look.blocker();
        if (look.state() == Thread.State.RUNNABLE) {
            return Places.isInput(look) ? input(look) : null;
        }
        if (blocker == null) {
            return look.waiting() ? withoutBlocker(look) : null;
        }
        return switch (look.blocking()) {
            case MONITOR -> locked(blocker);
            case NOTIFY -> notified(look, blocker);
            case PARK -> parked(look, blocker);
        };
    }

    private Waited locked(Object monitor) {
        Thread owner = monitors.get(monitor);
        return Waited.heldBy(owner == null ? List.of() : List.of(owner), "lock", things.monitor(monitor), false);
    }

    private Waited notified(Look look, Object monitor) {
        if (monitor instanceof Thread awaited && look.isIn("java.lang.Thread", "join")) {
            return Waited.heldBy(List.of(awaited), "join", things.thread(awaited), look.timed());
        }
        return Waited.open("notify", things.monitor(monitor), look.timed());
    }

    private Waited parked(Look look, Object blocker) {
        return switch (blocker) {
            case AbstractOwnableSynchronizer synchronizer -> synchronizer(look, synchronizer);
            case Condition condition ->
                Waited.open("notify", things.thing("condition", condition, Places.inside(look)), look.timed());
            case Future<?> future -> future(look, future);
            default -> parkedOtherwise(look, blocker);
        };
    }

    private Waited synchronizer(Look look, AbstractOwnableSynchronizer synchronizer) {
        String name = synchronizer.getClass().getName();
        if (name.startsWith("java.util.concurrent.Semaphore$")) {
            Object permits = Peek.field(synchronizer, "state");
            String left = " (" + (permits == null ? "?" : permits) + " permits left)";
            return Waited.open("take", things.thing("semaphore", synchronizer, left), look.timed());
        }
        if (name.startsWith(LATCH + "$")) {
            return latch(look, synchronizer);
        }
        Thing lock = things.thing("lock", synchronizer);
        if (Peek.field(synchronizer, OWNABLE, "exclusiveOwnerThread") instanceof Thread owner) {
            return Waited.heldBy(List.of(owner), "lock", lock, look.timed());
        }
        List<Thread> reading = readers.of(synchronizer);
        boolean ownerIsKept = name.startsWith("java.util.concurrent.locks.Reentrant");
        return new Waited("lock", lock, reading, !ownerIsKept, look.timed());
    }

    private Waited latch(Look look, Object sync) {
        Object ending = endings().get(sync);
        if (ending instanceof Thread awaited) {
            return Waited.heldBy(List.of(awaited), "join", things.thread(awaited), look.timed());
        }
        if (ending != null) {
            return container(look, ending);
        }
        return Waited.open("await", things.thing("latch", sync), look.timed());
    }

    private IdentityHashMap<Object, Object> endings() {
        IdentityHashMap<Object, Object> known = endings;
        if (known == null) {
            known = new IdentityHashMap<>();
            for (Thread thread : population.threads()) {
                putEnding(known, Peek.field(thread, "java.lang.VirtualThread", "termination"), thread);
            }
            for (Object container : population.containers()) {
                String executor = "java.util.concurrent.ThreadPerTaskExecutor";
                putEnding(known, Peek.field(container, executor, "terminationSignal"), container);
            }
            endings = known;
        }
        return known;
    }

    private static void putEnding(IdentityHashMap<Object, Object> endings, @Nullable Object latch, Object ending) {
        Object sync = Peek.field(latch, LATCH, "sync");
        if (sync != null) {
            endings.put(sync, ending);
        }
    }

    private Waited container(Look look, Object container) {
        Thing scope = things.named("scope", container, String.valueOf(container));
        return Waited.heldBy(Population.threadsOf(container), "join", scope, look.timed());
    }

    private Waited future(Look look, Future<?> future) {
        Thing thing = things.thing("future", future);
        if (future instanceof FutureTask<?>
                && Peek.field(future, "java.util.concurrent.FutureTask", "runner") instanceof Thread runner) {
            return Waited.heldBy(List.of(runner), "get", thing, look.timed());
        }
        return Waited.open("get", thing, look.timed());
    }

    private Waited parkedOtherwise(Look look, Object blocker) {
        String name = blocker.getClass().getName();
        boolean timed = look.timed();
        if (name.startsWith("java.util.concurrent.locks.StampedLock")) {
            return Waited.open("lock", things.thing("lock", blocker), timed);
        }
        if (name.startsWith(CompletableFuture.class.getName()) || blocker instanceof ForkJoinTask<?>) {
            return Waited.open("get", things.thing("future", blocker), timed);
        }
        if (name.startsWith("java.util.concurrent.") && name.contains("Queue")) {
            return Waited.open("queue", things.thing("queue", blocker), timed);
        }
        return Waited.open("park", things.thing("other", blocker), timed);
    }

    /** A thread that waits, but for no object: in a join of a scope, in input, asleep, or in a bare {@code park}. */
    private @Nullable Waited withoutBlocker(Look look) {
        Object container = Places.isInFlock(look) ? Population.innermostOf(look.thread()) : null;
        if (container != null) {
            return container(look, container);
        }
        if (Places.isInput(look)) {
            return input(look);
        }
        if (Places.isAsleep(look)) {
            return null;
        }
        Thing place = things.place(look.thread(), "park", "LockSupport.park()");
        return Waited.open("park", place, look.timed());
    }

    private Waited input(Look look) {
        return Waited.open("io", things.place(look.thread(), "io", Places.outermostOfJdk(look)), look.timed());
    }

    /** The monitors' descriptions. */
    List<Thing> owned(Look look) {
        return look.owned().stream().map(things::monitor).toList();
    }
}
