package dev.selvedge.doctor.agent;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the references in the fields of any object. It calls no code of the program, takes no lock and initialises no class. Classes of
 * loaders that are not the JDK's own are left alone: to list their fields, the JVM may have to ask such a loader for a field's type.
 */
final class Memory {

    /** A field that holds a reference. */
    record Slot(Class<?> declaring, String name, Object base, long offset) {}

    private record Slots(List<Slot> ofInstances, List<Slot> ofClass) {}

    private static final Slots NONE = new Slots(List.of(), List.of());

    private final Map<Class<?>, Slots> slots = new HashMap<>();

    /** Those declared above included. */
    private final Map<Class<?>, List<Slot>> fields = new HashMap<>();

    private final Object unsafe;
    private final Method list;
    private final Method offset;
    private final Method staticOffset;
    private final Method reference;
    private final Method getInt;
    private final Method getLong;
    private final Method uninitialised;

    private Memory() throws ReflectiveOperationException {
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
        unsafe = open(type, "getUnsafe").invoke(null);
        offset = open(type, "objectFieldOffset", Field.class);
        staticOffset = open(type, "staticFieldOffset", Field.class);
        reference = open(type, "getReference", Object.class, long.class);
        getInt = open(type, "getInt", Object.class, long.class);
        getLong = open(type, "getLong", Object.class, long.class);
        uninitialised = open(type, "shouldBeInitialized", Class.class);
        list = open(Class.class, "getDeclaredFields0", boolean.class); // keeps nothing, unlike the public one
    }

    private static Method open(Class<?> type, String name, Class<?>... parameters) throws ReflectiveOperationException {
        Method method = type.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    /** {@code null} if this JDK has no such means. */
    static @Nullable Memory ofThisJvm() {
        try {
            return new Memory();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /** The fields of an object of that class, those declared above included. */
    List<Slot> fields(Class<?> type) {
        List<Slot> known = fields.get(type);
        if (known == null) {
            known = new ArrayList<>();
            for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
                known.addAll(slots(at).ofInstances);
            }
            fields.put(type, known);
        }
        return known;
    }

    /** The static fields that a class declares itself; none if it is not initialised. */
    List<Slot> staticFields(Class<?> type) {
        return slots(type).ofClass;
    }

    @Nullable
    Object read(Object target, Slot slot) {
        try {
            return reference.invoke(unsafe, target, slot.offset);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** The number in a field that the object's own class declares; -1 if it has none. */
    long number(Object target, String name) {
        try {
            for (Field field : (Field[]) list.invoke(target.getClass(), false)) {
                if (field.getName().equals(name) && field.getType().isPrimitive()) {
                    Method get = field.getType() == long.class ? getLong : getInt;
                    return ((Number) get.invoke(unsafe, target, offset.invoke(unsafe, field))).longValue();
                }
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            // As if there were none.
        }
        return -1;
    }

    /** What an object calls itself in a field of that name; empty if it has none. */
    String text(Object target, String name) {
        return fields(target.getClass()).stream()
                .filter(slot -> slot.name.equals(name))
                .map(slot -> read(target, slot))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse("");
    }

    private Slots slots(Class<?> type) {
        Slots known = slots.get(type);
        if (known == null) {
            known = isOfPlainLoader(type) ? list(type) : NONE;
            slots.put(type, known);
        }
        return known;
    }

    private Slots list(Class<?> type) {
        List<Slot> instances = new ArrayList<>();
        List<Slot> statics = new ArrayList<>();
        try {
            boolean initialised = Boolean.FALSE.equals(uninitialised.invoke(unsafe, type));
            for (Field field : (Field[]) list.invoke(type, false)) {
                boolean isStatic = Modifier.isStatic(field.getModifiers());
                if (!field.getType().isPrimitive() && (initialised || !isStatic)) {
                    long at = (long) (isStatic ? staticOffset : offset).invoke(unsafe, field);
                    (isStatic ? statics : instances).add(new Slot(type, field.getName(), type, at));
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return NONE; // a type of a field may be missing
        }
        return new Slots(List.copyOf(instances), List.copyOf(statics));
    }

    private static boolean isOfPlainLoader(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null
                || loader.getClass() == URLClassLoader.class
                || loader.getClass().getModule() == Object.class.getModule();
    }
}
