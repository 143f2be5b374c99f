package dev.selvedge.doctor.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks Selvedge, each one that the program has loaded, what it knows of a thread. */
final class Selvedge {

    private static final String INSPECTION = "dev.selvedge.Inspection";

    /** What Selvedge knows: a {@code dev.selvedge.Inspection}, whose class is of the program's loader. */
    record Known(
            Object identity,
            String description,
            List<String> forkedAt,
            List<KnownWait> waits,
            @Nullable KnownTask task) {

        static Known nothing(Thread thread) {
            return new Known(thread, "", List.of(), List.of(), null);
        }
    }

    /**
     * What Selvedge knows of a task that a loop suspends where it waits.
     *
     * @param number what tells it from all others, and stays
     * @param thread the thread it is on; {@code null} while it is suspended
     */
    record Confined(long number, Known known, @Nullable Thread thread) {}

    /** What Selvedge knows of a task. */
    record KnownTask(String name, boolean daemon, @Nullable Request cancelled, KnownScope scope) {}

    /** What Selvedge knows of a scope. */
    record KnownScope(
            Object identity,
            String name,
            Object opener,
            @Nullable Thread owner,
            long ageMillis,
            @Nullable Long leftMillis,
            @Nullable Request cancelled) {}

    /** A cancellation that was asked for. */
    record Request(String by, String reason, long agoMillis) {}

    /** What Selvedge knows of a wait. */
    record KnownWait(String operation, Object resource, String description, List<?> holders, boolean timed) {

        /** Whether all that is missing is that it is its turn. */
        boolean isForTurn() {
            return operation.equals("turn");
        }

        String kind() {
            return Stream.of("channel", "task", "scope")
                    .filter(description::startsWith)
                    .findFirst()
                    .orElse("selvedge");
        }
    }

    private final List<Method> inspect = new ArrayList<>();
    private final List<Method> confined = new ArrayList<>();
    private final List<Method> turn = new ArrayList<>();
    private final Map<Class<?>, Map<String, Method>> accessors = new HashMap<>();

    /** Each scope once, as it may have 100,000 tasks. */
    private final IdentityHashMap<Object, KnownScope> scopes = new IdentityHashMap<>();

    private final List<String> gaps;

    private Selvedge(List<String> gaps) {
        this.gaps = gaps;
    }

    /** Finds it wherever one of its classes is loaded: that of {@code Inspection} rarely is, as no program uses it. */
    static Selvedge in(Instrumentation instrumentation, List<String> gaps) {
        Selvedge selvedge = new Selvedge(gaps);
        Set<ClassLoader> loaders = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = type.getClassLoader();
            if (loader != null && isOfCore(type.getName()) && loaders.add(loader)) {
                selvedge.add(loader);
            }
        }
        return selvedge;
    }

    private static boolean isOfCore(String name) {
        return name.startsWith("dev.selvedge.internal.wait.") || name.equals(INSPECTION);
    }

    private void add(ClassLoader loader) {
        try {
            Class<?> inspection = Class.forName(INSPECTION, true, loader);
            inspect.add(inspection.getMethod("of", Thread.class));
            confined.add(inspection.getMethod("confined"));
            turn.add(inspection.getMethod("turnOf", Object.class));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            gap("Selvedge's waits are not seen where it is of a version that can't be asked (" + e + ")");
        }
    }

    private void gap(String sentence) {
        if (!gaps.contains(sentence)) {
            gaps.add(sentence);
        }
    }

    /** What is known of a thread; {@code null} if nothing is. */
    @Nullable
    Known of(Thread thread) {
        Known known = null;
        for (Method method : inspect) {
            try {
                Object inspection = method.invoke(null, thread);
                if (inspection != null) {
                    Known here = known(inspection);
                    known = known == null || !here.waits().isEmpty() ? here : known;
                }
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                gap("Selvedge could not be asked about some threads (" + e + ")");
            }
        }
        return known;
    }

    /** The tasks that are suspended where they wait. */
    List<Confined> confined() {
        List<Confined> tasks = new ArrayList<>();
        for (int which = 0; which < confined.size(); which++) {
            try {
                for (Object inspection : (List<?>) confined.get(which).invoke(null)) {
                    long number = get(inspection, "number") instanceof Long given ? given : 0;
                    tasks.add(new Confined(
                            number * confined.size() + which, known(inspection), (Thread) get(inspection, "thread")));
                }
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                gap("Selvedge could not be asked about the tasks of loops (" + e + ")");
            }
        }
        return tasks;
    }

    /** The turn that a thread waits for which could run, and is scheduled by a loop; {@code null} for any other one. */
    @Nullable
    KnownWait turnOf(Look look) {
        Object scheduler = look.state() == Thread.State.RUNNABLE && look.carrier() == null
                ? Peek.field(look.thread(), "java.lang.VirtualThread", "scheduler")
                : null;
        for (Method method : scheduler == null ? List.<Method>of() : turn) {
            try {
                Object wait = method.invoke(null, scheduler);
                if (wait != null) {
                    return wait(wait);
                }
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                gap("Selvedge could not be asked about some loops (" + e + ")");
            }
        }
        return null;
    }

    private Known known(Object inspection) throws ReflectiveOperationException {
        List<KnownWait> waits = new ArrayList<>();
        for (Object wait : list(inspection, "waits")) {
            waits.add(wait(wait));
        }
        return new Known(
                Objects.requireNonNull(get(inspection, "identity")),
                text(inspection, "description"),
                list(inspection, "forkTrace").stream().map(String::valueOf).toList(),
                waits,
                task(get(inspection, "membership")));
    }

    private KnownWait wait(Object wait) throws ReflectiveOperationException {
        return new KnownWait(
                text(wait, "operation"),
                Objects.requireNonNull(get(wait, "resource")),
                text(wait, "description"),
                list(wait, "holders"),
                Boolean.TRUE.equals(get(wait, "timed")));
    }

    private @Nullable KnownTask task(@Nullable Object membership) throws ReflectiveOperationException {
        if (membership == null) {
            return null;
        }
        Object scope = Objects.requireNonNull(get(membership, "scope"));
        Object identity = Objects.requireNonNull(get(scope, "identity"));
        KnownScope known = scopes.get(identity);
        if (known == null) {
            known = scope(scope, identity);
            scopes.put(identity, known);
        }
        return new KnownTask(
                text(membership, "task"),
                Boolean.TRUE.equals(get(membership, "daemon")),
                request(get(membership, "cancelled")),
                known);
    }

    private KnownScope scope(Object scope, Object identity) throws ReflectiveOperationException {
        return new KnownScope(
                identity,
                text(scope, "name"),
                Objects.requireNonNull(get(scope, "opener")),
                (Thread) get(scope, "owner"),
                get(scope, "age") instanceof Duration age ? age.toMillis() : 0,
                get(scope, "left") instanceof Duration left ? left.toMillis() : null,
                request(get(scope, "cancelled")));
    }

    private @Nullable Request request(@Nullable Object cancellation) throws ReflectiveOperationException {
        if (cancellation == null) {
            return null;
        }
        long ago = get(cancellation, "at") instanceof Instant at
                ? Math.max(0, Duration.between(at, Instant.now()).toMillis())
                : 0;
        return new Request(text(cancellation, "canceller"), text(cancellation, "reason"), ago);
    }

    private String text(Object value, String component) throws ReflectiveOperationException {
        return String.valueOf(get(value, component));
    }

    private List<?> list(Object value, String component) throws ReflectiveOperationException {
        return get(value, component) instanceof List<?> list ? list : List.of();
    }

    private @Nullable Object get(Object value, String component) throws ReflectiveOperationException {
        Map<String, Method> ofType = accessors.computeIfAbsent(value.getClass(), _ -> new HashMap<>());
        Method accessor = ofType.get(component);
        if (accessor == null) {
            accessor = value.getClass().getMethod(component);
            ofType.put(component, accessor);
        }
        return accessor.invoke(value);
    }
}
