package dev.selvedge.simulation.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/** What the JDK knows of who waits for whom, and tells nobody: who holds a lock, and what those are parked at who join a thread. */
final class Owners {

    private static final @Nullable Field OWNER =
            find(AbstractOwnableSynchronizer.class.getName(), "java.util.concurrent.locks", "exclusiveOwnerThread");
    private static final @Nullable Field TERMINATION = find("java.lang.VirtualThread", "java.lang", "termination");
    private static final @Nullable Field LATCH = find(CountDownLatch.class.getName(), "java.util.concurrent", "sync");

    private Owners() {}

    /** With {@code java.lang} open, any other package can be opened, too: a module's own method does it. */
    private static @Nullable Field find(String type, String inPackage, String name) {
        try {
            Method open = Module.class.getDeclaredMethod("implAddOpens", String.class);
            open.setAccessible(true);
            open.invoke(Object.class.getModule(), inPackage);
            Field field = Class.forName(type).getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // then the report does without
        }
    }

    /** Who holds a lock. */
    static @Nullable Thread of(AbstractOwnableSynchronizer lock) {
        return (Thread) read(OWNER, lock);
    }

    /** What those are parked at who wait for the end of a virtual thread, if somebody does. */
    static @Nullable Object endOf(Thread thread) {
        return read(LATCH, read(TERMINATION, thread));
    }

    private static @Nullable Object read(@Nullable Field field, @Nullable Object from) {
        try {
            return field == null || from == null ? null : field.get(from);
        } catch (IllegalAccessException e) {
            return null;
        }
    }
}
