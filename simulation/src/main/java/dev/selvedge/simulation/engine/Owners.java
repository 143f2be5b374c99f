package dev.selvedge.simulation.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/** Who holds a lock of the JDK, which it tells only by its own protected method. */
final class Owners {

    private static final @Nullable Field OWNER = find();

    private Owners() {}

    /** With {@code java.lang} open, any other package can be opened, too: a module's own method does it. */
    private static @Nullable Field find() {
        try {
            Method open = Module.class.getDeclaredMethod("implAddOpens", String.class);
            open.setAccessible(true);
            open.invoke(Object.class.getModule(), "java.util.concurrent.locks");
            Field owner = AbstractOwnableSynchronizer.class.getDeclaredField("exclusiveOwnerThread");
            owner.setAccessible(true);
            return owner;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // then the report does without
        }
    }

    static @Nullable Thread of(AbstractOwnableSynchronizer lock) {
        try {
            return OWNER == null ? null : (Thread) OWNER.get(lock);
        } catch (IllegalAccessException e) {
            return null;
        }
    }
}
