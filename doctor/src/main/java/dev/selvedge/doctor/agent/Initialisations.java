package dev.selvedge.doctor.agent;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the threads that wait for another thread to initialise a class, of which the JVM says nothing: such a thread looks runnable.
 *
 * <p>Who initialises a class has its {@code <clinit>} on its stack. A thread waits for it if the line that it is at uses that class, or
 * one that extends it; in the second case it is itself the one that initialises the extending class, without any frame to show that,
 * and others may wait for it in turn. That is why all this is done twice.
 */
final class Initialisations {

    private static final String INITIALISER = "<clinit>";

    private final Things things;
    private final Map<Class<?>, Thread> initialisers = new LinkedHashMap<>();
    private final Map<Thread, Waited> waits = new HashMap<>();

    private Initialisations(Things things) {
        this.things = things;
    }

    static Initialisations of(
            Collection<Look> looks, Things things, Instrumentation instrumentation, List<String> gaps) {
        Initialisations found = new Initialisations(things);
        Set<Look> initialising = new LinkedHashSet<>();
        IdentityHashMap<List<StackTraceElement>, Boolean> asked = new IdentityHashMap<>();
        for (Look look : looks) {
            if (asked.computeIfAbsent(look.stack(), Initialisations::isInitialising)) {
                initialising.add(look);
            }
        }
        if (!initialising.isEmpty()) {
            found.search(initialising, looks, Classes.loadedIn(instrumentation), gaps);
        }
        return found;
    }

    private static boolean isInitialising(List<StackTraceElement> stack) {
        return stack.stream().anyMatch(Initialisations::isInitialiser);
    }

    private static boolean isInitialiser(StackTraceElement frame) {
        return frame.getMethodName().equals(INITIALISER);
    }

    private void search(Set<Look> initialising, Collection<Look> looks, Classes classes, List<String> gaps) {
        for (Look look : initialising) {
            look.stack().stream()
                    .filter(Initialisations::isInitialiser)
                    .forEach(frame -> classes.of(frame).ifPresent(type -> initialisers.put(type, look.thread())));
        }
        Map<Look, Collection<Class<?>>> used = new LinkedHashMap<>();
        for (Look look : looks) {
            if (mayWait(look)) {
                used.put(look, classes.usedAt(look.stack().getFirst()));
            }
        }
        used.forEach(this::conclude);
        used.forEach(this::conclude);
        if (classes.hasUnreadable()) {
            gaps.add(
                    "Waits for the initialisation of a class are not seen in classes of the program's own class loaders.");
        }
    }

    private static boolean mayWait(Look look) {
        return look.blocker() == null
                && look.state() != Thread.State.BLOCKED
                && !look.stack().isEmpty();
    }

    private void conclude(Look look, Collection<Class<?>> used) {
        for (Class<?> type : used) {
            List<Class<?>> line = new ArrayList<>();
            for (Class<?> above = type; above != null; above = above.getSuperclass()) {
                Thread initialiser = initialisers.get(above);
                if (initialiser != null && initialiser != look.thread()) {
                    Thing thing = things.initialisation(above);
                    waits.put(look.thread(), Waited.heldBy(List.of(initialiser), "class init", thing, false));
                    line.forEach(below -> initialisers.putIfAbsent(below, look.thread()));
                    return;
                }
                line.add(above);
            }
        }
    }

    /** What a thread waits for, if that is the initialisation of a class; {@code null} if not. */
    @Nullable
    Waited waitOf(Look look) {
        return waits.get(look.thread());
    }
}
