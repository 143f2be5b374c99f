package dev.selvedge.worker;

import dev.selvedge.worker.internal.data.Vocabulary.Carried;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link SharedContext} names, on either side. */
final class SharedLocals {

    private SharedLocals() {}

    static List<Carried<?>> of(@Nullable Class<? extends SharedContext> context) {
        return context == null ? List.of() : carried(make(context));
    }

    private static List<Carried<?>> carried(SharedContext context) {
        return context.locals().stream().<Carried<?>>map(SharedLocals::carried).toList();
    }

    private static <T> Carried<T> carried(SharedLocal<T> local) {
        return new Carried<>(local.name(), local.local(), local.type());
    }

    private static SharedContext make(Class<? extends SharedContext> context) {
        try {
            return context.getConstructor().newInstance();
        } catch (InvocationTargetException its) {
            throw new IllegalArgumentException(
                    "the constructor of " + context.getTypeName() + " failed", its.getCause());
        } catch (ReflectiveOperationException none) {
            throw new IllegalArgumentException(
                    context.getTypeName()
                            + " can't be made: it needs to be public, with a public constructor without parameters",
                    none);
        }
    }
}
