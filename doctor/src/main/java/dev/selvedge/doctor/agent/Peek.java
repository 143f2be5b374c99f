package dev.selvedge.doctor.agent;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads private parts of the JDK. What another version of it does not have reads as {@code null}. For any thread. */
final class Peek {

    private static final Map<String, Optional<Class<?>>> CLASSES = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Map<String, Optional<Field>>> FIELDS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Map<String, Optional<Method>>> METHODS = new ConcurrentHashMap<>();

    private Peek() {}

    /** A class of java.base, not initialised; {@code null} if there is none. */
    static @Nullable Class<?> type(String name) {
        return CLASSES.computeIfAbsent(name, Peek::find).orElse(null);
    }

    private static Optional<Class<?>> find(String name) {
        return Optional.ofNullable(Class.forName(Object.class.getModule(), name));
    }

    /** A field's value, the field being of the named class, which the target is an instance of; {@code null} if it can't be had. */
    static @Nullable Object field(@Nullable Object target, String declaring, String name) {
        Class<?> type = type(declaring);
        if (type == null || !type.isInstance(target)) {
            return null;
        }
        return field(target, type, name);
    }

    /** A field's value, wherever above the target's class it is declared; {@code null} if it can't be had. */
    static @Nullable Object field(Object target, String name) {
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            Object value = field(target, type, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable Object field(Object target, Class<?> type, String name) {
        Optional<Field> field = FIELDS.computeIfAbsent(type, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(name, n -> accessible(type, n));
        try {
            return field.isEmpty() ? null : field.get().get(target);
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    private static Optional<Field> accessible(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return Optional.of(field);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What a method of the named class without parameters returns; {@code null} if it can't be had or throws. */
    static @Nullable Object call(@Nullable Object target, String declaring, String name) {
        Class<?> type = type(declaring);
        return type == null ? null : call(target, type, name);
    }

    /** What a method gives for a thread, such as a factory's. */
    static @Nullable Object callStatic(String declaring, String name, Thread argument) {
        Class<?> type = type(declaring);
        return type == null ? null : call(null, type, name, argument);
    }

    private static @Nullable Object call(@Nullable Object target, Class<?> type, String name, Object... arguments) {
        Optional<Method> method = METHODS.computeIfAbsent(type, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(name, n -> accessible(type, n, arguments.length));
        try {
            return method.isEmpty() ? null : method.get().invoke(target, arguments);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static Optional<Method> accessible(Class<?> type, String name, int parameters) {
        Class<?>[] types = parameters == 0 ? new Class<?>[0] : new Class<?>[] {Thread.class};
        try {
            Method method = type.getDeclaredMethod(name, types);
            method.setAccessible(true);
            return Optional.of(method);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
