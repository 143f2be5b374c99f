package dev.selvedge;

import dev.selvedge.spi.ContextCarrier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Micrometer's context propagation, by reflection: the library stands on {@code java.base} alone, and most programs that have
 * Micrometer get it from somewhere else. {@code ContextSnapshotFactory.captureAll()} at the fork, {@code
 * ContextSnapshot.wrap(Callable)} for the task.
 */
final class MicrometerCarrier implements ContextCarrier {

    private static final String PACKAGE = "io.micrometer.context.";
    private static final Object[] NO_CONTEXTS = {};

    private final Object factory;
    private final Method captureAll;
    private final Method wrap;

    private MicrometerCarrier(Object factory, Method captureAll, Method wrap) {
        this.factory = factory;
        this.captureAll = captureAll;
        this.wrap = wrap;
    }

    static MicrometerCarrier create() {
        try {
            Class<?> factories = find("ContextSnapshotFactory");
            Class<?> builders = find("ContextSnapshotFactory$Builder");
            Object builder = factories.getMethod("builder").invoke(null);
            Object factory = builders.getMethod("build").invoke(builder);
            return new MicrometerCarrier(
                    Objects.requireNonNull(factory),
                    factories.getMethod("captureAll", Object[].class),
                    find("ContextSnapshot").getMethod("wrap", Callable.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Micrometer's context propagation can't be carried: " + e
                            + "; put io.micrometer:context-propagation, 1.1 or newer, beside your program",
                    e);
        }
    }

    /** As the program sees it, which may have it where this library does not. */
    private static Class<?> find(String name) throws ClassNotFoundException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Class.forName(
                PACKAGE + name, true, context == null ? MicrometerCarrier.class.getClassLoader() : context);
    }

    @Override
    @SuppressWarnings("unchecked") // wrapping a Callable<T> gives a Callable<T>
    public <T extends @Nullable Object> Callable<T> carry(Callable<T> body) {
        Object snapshot = call(captureAll, factory, (Object) NO_CONTEXTS);
        return (Callable<T>) call(wrap, snapshot, body);
    }

    private static Object call(Method method, Object on, Object argument) {
        try {
            return Objects.requireNonNull(method.invoke(on, argument));
        } catch (InvocationTargetException e) {
            throw Consequences.<RuntimeException>sneak(e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Micrometer's context propagation can't be called", e);
        }
    }
}
