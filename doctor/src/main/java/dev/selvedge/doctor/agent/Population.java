package dev.selvedge.doctor.agent;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All threads, and what each was started in. The JDK keeps them in a tree of containers: executors, scopes, and one root for the rest.
 */
final class Population {

    private static final String CONTAINERS = "jdk.internal.vm.ThreadContainers";
    private static final String CONTAINER = "jdk.internal.vm.ThreadContainer";

    /** In the thread group {@code system}: the JVM's and the JDK's own, which are the same in every program. */
    private static final Set<String> OF_THE_JVM = Set.of(
            "Attach Listener",
            "Common-Cleaner",
            "Finalizer",
            "Monitor Deflation Thread",
            "Notification Thread",
            "Reference Handler",
            "Service Thread",
            "Signal Dispatcher",
            "process reaper");

    private static final String DOCTOR = "selvedge-doctor";

    /** By thread, which compares by identity; in the order of discovery. */
    private final Map<Thread, String> containerOf = new LinkedHashMap<>();

    /** The containers other than the root. */
    private final Set<Object> containers = Collections.newSetFromMap(new IdentityHashMap<>());

    static Population now() {
        Population population = new Population();
        Object root = Peek.call(null, CONTAINERS, "root");
        if (root == null) {
            Thread.getAllStackTraces().keySet().forEach(thread -> population.add(thread, ""));
        } else {
            population.addTree(root);
        }
        return population;
    }

    /** Leaves all others out. */
    Population only(Set<Long> numbers) {
        containerOf.keySet().removeIf(thread -> !numbers.contains(thread.threadId()));
        return this;
    }

    private void addTree(Object root) {
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Object container = open.pop();
            if (container == root || containers.add(container)) {
                String name = container == root ? "" : String.valueOf(Peek.call(container, CONTAINER, "toString"));
                stream(container, "threads").forEach(thread -> add((Thread) thread, name));
                stream(container, "children").forEach(open::push);
            }
        }
    }

    private void add(Thread thread, String container) {
        if (thread != Thread.currentThread() && !isOfTheJvm(thread) && !isOfTheDoctor(thread)) {
            containerOf.merge(
                    thread,
                    isCarrier(thread) ? "carriers of virtual threads" : container,
                    (a, b) -> a.isEmpty() ? b : a);
        }
    }

    private static boolean isOfTheJvm(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return !thread.isVirtual()
                && OF_THE_JVM.contains(thread.getName())
                && (group == null || !group.getName().equals("main"));
    }

    /** Those of a doctor in the program itself. */
    private static boolean isOfTheDoctor(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return thread.isVirtual()
                ? thread.getName().startsWith(DOCTOR)
                : group != null && group.getName().equals(DOCTOR);
    }

    private static boolean isCarrier(Thread thread) {
        Class<?> carrier = Peek.type("jdk.internal.misc.CarrierThread");
        return carrier != null && carrier.isInstance(thread);
    }

    private static Stream<?> stream(Object container, String method) {
        return Peek.call(container, CONTAINER, method) instanceof Stream<?> stream ? stream : Stream.of();
    }

    Set<Thread> threads() {
        return containerOf.keySet();
    }

    /** What a thread was started in; empty if that is not known. */
    String containerOf(Thread thread) {
        return containerOf.getOrDefault(thread, "");
    }

    /** The executors and scopes. */
    Set<Object> containers() {
        return containers;
    }

    /** The threads of a container. */
    static List<Thread> threadsOf(Object container) {
        return stream(container, "threads").map(Thread.class::cast).toList();
    }

    /** The innermost container that a thread owns, such as the scope whose body it runs; {@code null} if it owns none. */
    static @Nullable Object innermostOf(Thread owner) {
        Object scope = Peek.field(owner, "java.lang.Thread", "headStackableScopes");
        Class<?> container = Peek.type(CONTAINER);
        while (scope != null && container != null && !container.isInstance(scope)) {
            scope = Peek.field(scope, "jdk.internal.vm.StackableScope", "previous");
        }
        return scope;
    }

    /** Whether virtual threads outside executors and scopes are in the root container. */
    static boolean tracksAll() {
        return !Boolean.FALSE.equals(Peek.call(null, CONTAINERS, "trackAllThreads"));
    }
}
