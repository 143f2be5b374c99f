package dev.selvedge.doctor.agent;

import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** What threads were given to do. */
final class Tasks {

    private Tasks() {}

    /** A thread's {@code Runnable}, or the thread itself where its class says what to do; {@code null} if it is not known. */
    static @Nullable Object of(Thread thread) {
        if (thread.isVirtual()) {
            return ofVirtual(thread);
        }
        Class<?> carrier = Peek.type("jdk.internal.misc.CarrierThread");
        if (carrier != null && carrier.isInstance(thread)) {
            return null;
        }
        if (thread instanceof ForkJoinWorkerThread) {
            return Peek.field(thread, "java.util.concurrent.ForkJoinWorkerThread", "pool");
        }
        Object task =
                Peek.field(Peek.field(thread, "java.lang.Thread", "holder"), "java.lang.Thread$FieldHolder", "task");
        boolean plain = thread.getClass().getClassLoader() == null;
        return task == null && !plain ? thread : task;
    }

    /** Its continuation has it, wrapped. */
    private static @Nullable Object ofVirtual(Thread thread) {
        Object continuation = Peek.field(thread, "java.lang.VirtualThread", "cont");
        Object wrapper = Peek.field(continuation, "jdk.internal.vm.Continuation", "target");
        return wrapper == null ? null : Peek.field(wrapper, "val$task");
    }
}
