package dev.selvedge.doctor.agent;

import dev.selvedge.doctor.agent.Look.Blocking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at threads, one at a time: only that thread stops for it, and only if it runs. Uses what the JDK's own thread dump uses,
 * {@code jdk.internal.vm.ThreadSnapshot}; a JDK without that shows neither monitors nor their owners.
 */
final class Eye {

    private static final String SNAPSHOT = "jdk.internal.vm.ThreadSnapshot";

    private boolean keen;

    /** Equal stacks are kept once: of 100,000 threads most are stuck at the same few places. */
    private final ConcurrentMap<List<StackTraceElement>, List<StackTraceElement>> stacks;

    /** How those who were parked lay there at the last look, and what that look said. */
    private final Map<Thread, Asleep> asleep = new HashMap<>();

    private final Map<Thread, Look> seen = new HashMap<>();

    private long longestNanos;

    /** An eye that shares the stacks with another one, but for this not with another thread. */
    Eye(ConcurrentMap<List<StackTraceElement>, List<StackTraceElement>> stacks) {
        this.stacks = stacks;
    }

    /** To be called before each look, once the packages are open. */
    void open() {
        keen = Peek.callStatic(SNAPSHOT, "of", Thread.currentThread()) != null;
        longestNanos = 0;
    }

    /** Remembers those who may lie the same at the next look. */
    void remember(List<Look> looks) {
        seen.clear();
        looks.stream()
                .filter(look -> look.waiting()
                        && look.blocking() == Blocking.PARK
                        && look.owned().isEmpty())
                .filter(look -> asleep.containsKey(look.thread()))
                .forEach(look -> seen.put(look.thread(), look));
        asleep.keySet().retainAll(seen.keySet());
    }

    /** Whether it sees monitors. */
    boolean isKeen() {
        return keen;
    }

    /** How long the longest look took: no thread was stopped longer than that. */
    long longestNanos() {
        return longestNanos;
    }

    /** What a thread is doing; {@code null} if it has ended. */
    @Nullable
    Look at(Thread thread) {
        Asleep now = Asleep.of(thread);
        Look known = seen.get(thread);
        if (known != null && now != null && now.isLike(asleep.get(thread))) {
            return known;
        }
        Look look = lookAt(thread);
        if (now != null && now.isLike(Asleep.of(thread))) { // it did not wake up in between
            asleep.put(thread, now);
        } else {
            asleep.remove(thread);
        }
        return look;
    }

    private @Nullable Look lookAt(Thread thread) {
        long start = System.nanoTime();
        Object snapshot = keen ? Peek.callStatic(SNAPSHOT, "of", thread) : null;
        Thread.State state = thread.getState();
        StackTraceElement[] stack = snapshot == null && !keen ? thread.getStackTrace() : new StackTraceElement[0];
        longestNanos = Math.max(longestNanos, System.nanoTime() - start);
        if (keen) {
            return snapshot == null ? null : keenly(thread, snapshot);
        }
        if (state == Thread.State.TERMINATED) {
            return null;
        }
        Object blocker = waits(state) ? LockSupport.getBlocker(thread) : null;
        return new Look(thread, thread.getName(), state, null, shared(stack), blocker, Blocking.PARK, List.of());
    }

    private @Nullable Look keenly(Thread thread, Object snapshot) {
        if (!(get(snapshot, "threadState") instanceof Thread.State state) || state == Thread.State.TERMINATED) {
            return null;
        }
        StackTraceElement[] stack =
                get(snapshot, "stackTrace") instanceof StackTraceElement[] frames ? frames : new StackTraceElement[0];
        Blocking blocking = Blocking.PARK;
        Object blocker = null;
        if (state == Thread.State.BLOCKED) {
            blocker = get(snapshot, "blockedOn");
            blocking = Blocking.MONITOR;
        } else if (waits(state)) {
            blocker = get(snapshot, "waitingOn");
            blocking = blocker == null ? Blocking.PARK : Blocking.NOTIFY;
            blocker = blocker == null ? get(snapshot, "parkBlocker") : blocker;
        }
        String name = get(snapshot, "threadName") instanceof String given ? given : thread.getName();
        Thread carrier = get(snapshot, "carrierThread") instanceof Thread mounted ? mounted : null;
        List<Object> owned = owned(snapshot, blocking == Blocking.PARK ? null : blocker);
        return new Look(thread, name, state, carrier, shared(stack), blocker, blocking, owned);
    }

    /** The JDK lists a monitor as owned where a frame has entered it, also while its owner has given it up to wait. */
    private static List<Object> owned(Object snapshot, @Nullable Object given) {
        if (!Boolean.TRUE.equals(get(snapshot, "ownsMonitors"))) {
            return List.of();
        }
        List<Object> owned = new ArrayList<>();
        if (Peek.field(snapshot, SNAPSHOT, "locks") instanceof Object[] locks) {
            Stream.of(locks)
                    .map(lock -> Peek.call(lock, SNAPSHOT + "$ThreadLock", "lockObject"))
                    .filter(monitor -> monitor != null && monitor != given)
                    .filter(monitor -> owned.stream().noneMatch(other -> other == monitor))
                    .forEach(owned::add);
        }
        return owned;
    }

    private static boolean waits(Thread.State state) {
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    private static @Nullable Object get(Object snapshot, String what) {
        return Peek.call(snapshot, SNAPSHOT, what);
    }

    private List<StackTraceElement> shared(StackTraceElement[] stack) {
        List<StackTraceElement> frames = List.of(stack);
        List<StackTraceElement> known = stacks.putIfAbsent(frames, frames);
        return known == null ? frames : known;
    }
}
