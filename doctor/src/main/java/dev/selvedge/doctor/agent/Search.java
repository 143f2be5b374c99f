package dev.selvedge.doctor.agent;

import dev.selvedge.doctor.agent.Memory.Slot;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes from an object to what its fields lead to, the nearest first, a few steps and a few hundred objects far. It passes through the
 * program's own objects, lambdas among them, and the JDK's collections, tasks and holders; threads, classes and loaders are where it ends.
 */
final class Search {

    private static final int DEEPEST = 10;
    private static final int MOST_OBJECTS = 400;
    private static final int MOST_ELEMENTS = 64;
    private static final int MOST_PLACES = 512;

    /** Is told of each object that is met. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Called for an object.
         *
         * @param place the last field of the program on the way to it, as {@code Class.field}; empty if there was none
         * @return whether to look at what it leads to
         */
        boolean meet(Object object, String place);
    }

    private record Step(Object object, String place, int depth) {}

    private final Memory memory;
    private final Visitor visitor;
    private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Step> open = new ArrayDeque<>();

    private Search(Memory memory, Visitor visitor) {
        this.memory = memory;
        this.visitor = visitor;
    }

    /** Searches from an object. */
    static void from(Object root, Memory memory, Visitor visitor) {
        Search search = new Search(memory, visitor);
        search.add(root, "", 0);
        search.run();
    }

    /** Searches from the static fields of a class. */
    static void fromStatics(Class<?> type, Memory memory, Visitor visitor) {
        Search search = new Search(memory, visitor);
        for (Slot slot : memory.staticFields(type)) {
            search.add(memory.read(type, slot), place(slot, ""), 0);
        }
        search.run();
    }

    private void run() {
        while (!open.isEmpty()) {
            Step step = open.poll();
            if (visitor.meet(step.object, step.place) && step.depth < DEEPEST) {
                if (step.object instanceof Object[] elements) {
                    elements(elements, step);
                } else {
                    fields(step);
                }
            }
        }
    }

    private void elements(Object[] elements, Step step) {
        int taken = 0;
        for (int i = 0; i < elements.length && i < MOST_PLACES && taken < MOST_ELEMENTS; i++) {
            if (elements[i] != null) {
                taken++;
                add(elements[i], step.place, step.depth + 1);
            }
        }
    }

    private void fields(Step step) {
        for (Slot slot : memory.fields(step.object.getClass())) {
            add(memory.read(step.object, slot), place(slot, step.place), step.depth + 1);
        }
    }

    private void add(@Nullable Object object, String place, int depth) {
        if (object != null && met.size() < MOST_OBJECTS && (depth == 0 || isWay(object)) && met.add(object)) {
            open.add(new Step(object, place, depth));
        }
    }

    private static String place(Slot slot, String before) {
        Class<?> type = slot.declaring();
        return type.isHidden() || isOfJdk(type) || isOfSelvedge(type) ? before : type.getName() + "." + slot.name();
    }

    private static boolean isWay(Object object) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            return object instanceof Object[];
        }
        if (object instanceof Thread || object instanceof ClassLoader || object instanceof Enum<?>) {
            return false;
        }
        return !isOfJdk(type) || isPassedThrough(type) || object.getClass().isHidden();
    }

    private static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static boolean isOfSelvedge(Class<?> type) {
        String in = type.getPackageName();
        return in.equals("dev.selvedge") || in.startsWith("dev.selvedge.internal.") || in.equals("dev.selvedge.sync");
    }

    /** Of the JDK: what holds things for others. */
    private static boolean isPassedThrough(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.util.")
                && !name.startsWith("java.util.concurrent.locks.")
                && !name.startsWith("java.util.zip.")
                && !name.startsWith("java.util.jar.")
                && !name.startsWith("java.util.regex.");
    }
}
