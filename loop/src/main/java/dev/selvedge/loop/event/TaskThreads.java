package dev.selvedge.loop.event;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;

/** Virtual threads that an executor of ours schedules. The JDK has the way, and keeps it to itself: a flag of the JVM opens it. */
public final class TaskThreads {

    private static final class Handles {

        static final MethodHandle NEW_BUILDER;
        static final Executor JDK_SCHEDULER;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                Class<?> builder = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
                NEW_BUILDER = MethodHandles.privateLookupIn(builder, lookup)
                        .findConstructor(builder, MethodType.methodType(void.class, Executor.class))
                        .asType(MethodType.methodType(Thread.Builder.OfVirtual.class, Executor.class));
                Class<?> thread = Class.forName("java.lang.VirtualThread");
                JDK_SCHEDULER = (Executor) MethodHandles.privateLookupIn(thread, lookup)
                        .findStaticVarHandle(
                                thread, "DEFAULT_SCHEDULER", Class.forName("java.util.concurrent.ForkJoinPool"))
                        .get();
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    private TaskThreads() {}

    /**
     * Whether the JVM lets us.
     *
     * @return whether the flag was given
     */
    public static boolean isPossible() {
        return Object.class.getModule().isOpen("java.lang", TaskThreads.class.getModule());
    }

    /**
     * The flag, as one writes it on a command line.
     *
     * @return the flag
     */
    public static String flag() {
        Module self = TaskThreads.class.getModule();
        return "--add-opens java.base/java.lang=" + (self.isNamed() ? self.getName() : "ALL-UNNAMED");
    }

    /** A thread that has not been started, and will be scheduled by the executor. */
    static Thread unstarted(Executor scheduler, String name, Runnable body) {
        try {
            var builder = (Thread.Builder.OfVirtual) Handles.NEW_BUILDER.invokeExact(scheduler);
            return (name.isEmpty() ? builder : builder.name(name)).unstarted(body);
        } catch (Throwable e) {
            throw new LinkageError("this JDK makes virtual threads in another way than JDK 25", e);
        }
    }

    /** {@return what schedules all other virtual threads} */
    static Executor jdkScheduler() {
        return Handles.JDK_SCHEDULER;
    }
}
