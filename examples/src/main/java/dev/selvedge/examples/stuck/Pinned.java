package dev.selvedge.examples.stuck;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Virtual threads that wait where they cannot leave their carriers. */
final class Pinned {
    private static final int QUEUED = 20;

    /** Would be counted down by a virtual thread that never runs. */
    private static final CountDownLatch ANSWER = new CountDownLatch(1);

    private static final CountDownLatch INITIALISING = new CountDownLatch(1);

    private Pinned() {}

    static List<Case> cases() {
        return List.of(
                new Plan(
                        "pinned-class-init",
                        Kind.PINNED,
                        "a class initialiser waits for a queued virtual thread, the other carriers for that class",
                        Pinned::classInitialiser),
                new Plan(
                        "pinned-native",
                        Kind.PINNED,
                        "as many virtual threads as carriers wait in a comparator that native qsort calls",
                        Pinned::nativeFrames));
    }

    private static void classInitialiser() throws InterruptedException {
        Thread first = Stage.virtual("pinned 0", Settings::touch);
        INITIALISING.await();
        Stage.until(() -> Stage.waits(first));
        int others = Stage.carriers() - 1;
        Stage stage = new Stage(others);
        for (int i = 1; i <= others; i++) {
            Stage.virtual("pinned " + i, () -> {
                stage.lastStep();
                Settings.touch();
            });
        }
        stage.awaitLastSteps();
        queueUp();
    }

    private static void nativeFrames() throws Exception {
        MethodHandle sort = qsort();
        MemorySegment comparator = comparator();
        Stage stage = new Stage(Stage.carriers());
        for (int i = 0; i < Stage.carriers(); i++) {
            Stage.virtual("pinned " + i, () -> {
                stage.lastStep();
                sort(sort, comparator);
            });
        }
        stage.awaitStuck();
        queueUp();
    }

    /** Starts those that find no carrier; the first of them has the answer. */
    private static void queueUp() {
        Stage.virtual("has the answer", ANSWER::countDown);
        for (int i = 0; i < QUEUED; i++) {
            Stage.virtual("queued " + i, () -> {});
        }
    }

    private static void awaitAnswer() {
        try {
            ANSWER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Settings {
        static {
            INITIALISING.countDown();
            awaitAnswer();
        }

        static void touch() {}
    }

    // ---- native frames ---------------------------------------------------------------------------------------------

    @SuppressWarnings("restricted") // a native frame is the point of it
    private static MethodHandle qsort() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find("qsort").orElseThrow(),
                FunctionDescriptor.ofVoid(
                        ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
    }

    @SuppressWarnings("restricted") // as above
    private static MemorySegment comparator() throws ReflectiveOperationException {
        MethodHandle compare = MethodHandles.lookup()
                .findStatic(
                        Pinned.class,
                        "compare",
                        MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
        FunctionDescriptor shape =
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        return Linker.nativeLinker().upcallStub(compare, shape, Arena.global());
    }

    @SuppressWarnings({"unused", "UnusedMethod", "UnusedVariable"}) // called by qsort
    private static int compare(MemorySegment one, MemorySegment other) {
        awaitAnswer();
        return 0;
    }

    private static void sort(MethodHandle qsort, MemorySegment comparator) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment numbers = arena.allocateFrom(ValueLayout.JAVA_INT, 3, 1, 2);
            qsort.invokeExact(numbers, 3L, ValueLayout.JAVA_INT.byteSize(), comparator);
        } catch (Throwable e) {
            throw new IllegalStateException("qsort could not be called", e);
        }
    }
}
