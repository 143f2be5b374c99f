package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Peer;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Shape;
import dev.selvedge.bench.work.Work;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** A continuation of the JVM with nothing around it: what a generator that is suspended at each value can't go below. */
public final class ContinuationPeer implements Peer {

    private static final Object SCOPE;
    private static final MethodHandle MAKE;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
            Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
            SCOPE = scope.getConstructor(String.class).newInstance("floor");
            MAKE = lookup.findConstructor(continuation, MethodType.methodType(void.class, scope, Runnable.class))
                    .asType(MethodType.methodType(Object.class, Object.class, Runnable.class));
            RUN = lookup.findVirtual(continuation, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            YIELD = lookup.findStatic(continuation, "yield", MethodType.methodType(boolean.class, scope))
                    .asType(MethodType.methodType(boolean.class, Object.class));
        } catch (ReflectiveOperationException closed) {
            throw new ExceptionInInitializerError(closed);
        }
    }

    /** The value on its way; the body and its reader take turns. */
    private int value;

    @Override
    public Work work(Row row) {
        if (row.shape() != Shape.GENERATE) {
            throw Peer.cannot(row);
        }
        return () -> read(row.count());
    }

    private long read(int count) throws Exception {
        try {
            Object continuation = (Object) MAKE.invokeExact(SCOPE, (Runnable) () -> yieldAll(count));
            long sum = 0;
            for (int turn = 0; turn < count; turn++) {
                RUN.invokeExact(continuation);
                sum += value;
            }
            return sum;
        } catch (Exception | Error problem) {
            throw problem;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void yieldAll(int count) {
        try {
            for (int turn = 0; turn < count; turn++) {
                value = Row.element(turn);
                if (!(boolean) YIELD.invokeExact(SCOPE)) {
                    throw new IllegalStateException("pinned");
                }
            }
        } catch (RuntimeException | Error problem) {
            throw problem;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
