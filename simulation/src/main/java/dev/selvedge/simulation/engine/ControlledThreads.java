package dev.selvedge.simulation.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads that an executor of one's own schedules, and with them all virtual threads that they start. The JDK has the way, but
 * keeps it to itself: it is opened by one flag of the JVM, or by the agent.
 */
public final class ControlledThreads {

    private static final String PACKAGE = "java.lang";

    /** The flag, as one writes it on a command line. */
    public static final String FLAG = "--add-opens java.base/java.lang=ALL-UNNAMED";

    private static final class Handles {

        static final MethodHandle NEW_BUILDER;
        static final MethodHandle SCHEDULER;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                Class<?> builder = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
                NEW_BUILDER = MethodHandles.privateLookupIn(builder, lookup)
                        .findConstructor(builder, MethodType.methodType(void.class, Executor.class))
                        .asType(MethodType.methodType(Thread.Builder.OfVirtual.class, Executor.class));
                Class<?> virtualThread = Class.forName("java.lang.VirtualThread");
                SCHEDULER = MethodHandles.privateLookupIn(virtualThread, lookup)
                        .findGetter(virtualThread, "scheduler", Executor.class)
                        .asType(MethodType.methodType(Executor.class, Thread.class));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    /** Where a thread's own task keeps the thread; found once, as all are of one class. */
    private static volatile @Nullable Field threadOfTask;

    private ControlledThreads() {}

    /** {@return whether the JVM lets us} */
    public static boolean isPossible() {
        return Object.class.getModule().isOpen(PACKAGE, ControlledThreads.class.getModule());
    }

    /**
     * Checks that the JVM lets us.
     *
     * @throws IllegalStateException if it does not, with the lines that are missing
     */
    public static void ensurePossible() {
        if (!isPossible()) {
            throw new IllegalStateException("""
                    a simulation decides which virtual thread runs, and this JVM does not let it: start it with
                        %s
                    With Maven, in the configuration of maven-surefire-plugin:
                        <argLine>%s -Djdk.trackAllThreads=false</argLine>
                    With Gradle:
                        test { jvmArgs '--add-opens', 'java.base/java.lang=ALL-UNNAMED', '-Djdk.trackAllThreads=false' }""".formatted(FLAG, FLAG));
        }
    }

    /** A thread that has not been started, and will be scheduled by the executor. */
    static Thread unstarted(Executor scheduler, String name, Runnable body) {
        try {
            var builder = (Thread.Builder.OfVirtual) Handles.NEW_BUILDER.invokeExact(scheduler);
            return builder.name(name).unstarted(body);
        } catch (Throwable e) {
            throw new LinkageError("this JDK makes virtual threads in another way than JDK 25", e);
        }
    }

    /** {@return the schedule that the thread belongs to, or {@code null} if it is under no control of ours} */
    static @Nullable Schedule scheduleOf(Thread thread) {
        if (!thread.isVirtual()) {
            return null;
        }
        try {
            Executor scheduler = (Executor) Handles.SCHEDULER.invokeExact(thread);
            return scheduler instanceof Schedule schedule ? schedule : null;
        } catch (Throwable e) {
            throw new LinkageError("this JDK keeps a virtual thread's scheduler in another way than JDK 25", e);
        }
    }

    /** The thread whose task this is. Each has one for life, which holds the thread and nothing else. */
    static Thread threadOf(Runnable task) {
        try {
            Field field = threadOfTask;
            if (field == null || field.getDeclaringClass() != task.getClass()) {
                field = task.getClass().getDeclaredFields()[0];
                field.setAccessible(true);
                threadOfTask = field;
            }
            return (Thread) field.get(task);
        } catch (ReflectiveOperationException | InaccessibleObjectException | ClassCastException e) {
            throw new LinkageError("this JDK runs virtual threads in another way than JDK 25", e);
        }
    }
}
