package dev.selvedge.doctor.attach.programs;

import java.util.concurrent.CyclicBarrier;

/** Two pairs of classes that need each other, each pair initialised by two threads: by use, and by inheritance. */
final class Initialising {

    private static final CyclicBarrier USE = new CyclicBarrier(2);
    private static final CyclicBarrier INHERITANCE = new CyclicBarrier(2);

    private Initialising() {}

    static final class One {
        static int value;

        static {
            Stuck.await(USE);
            value = Two.value;
        }
    }

    static final class Two {
        static int value;

        static {
            Stuck.await(USE);
            value = One.value;
        }
    }

    @SuppressWarnings("ClassInitializationDeadlock") // that is what it is for
    static class Parent {
        static final Object CHILD;

        static {
            Stuck.await(INHERITANCE);
            Stuck.await(INHERITANCE);
            CHILD = new Child();
        }
    }

    static final class Child extends Parent {
        static int value;
    }

    static void main() throws Exception {
        Thread left = Thread.ofPlatform().daemon().name("left").start(() -> System.out.println(One.value));
        Thread right = Thread.ofVirtual().name("right").start(() -> System.out.println(Two.value));
        Thread parent = Thread.ofPlatform().daemon().name("parent").start(() -> System.out.println(Parent.CHILD));
        Stuck.await(INHERITANCE);
        // From here on, the child's initialisation waits for the parent's.
        Thread child = Thread.ofPlatform().daemon().name("child").start(() -> System.out.println(Child.value));
        untilIn("Initialising", child);
        Stuck.await(INHERITANCE);
        untilIn("<clinit>", left, right, parent);
        Ready.say();
    }

    /** Until they are in their own code, not yet or no longer in the barrier's: twice, as one look may find them on their way. */
    private static void untilIn(String place, Thread... threads) {
        for (Thread thread : threads) {
            int seen = 0;
            while (seen < 1000) {
                StackTraceElement[] stack = thread.getStackTrace();
                seen = stack.length > 0 && stack[0].toString().contains(place) ? seen + 1 : 0;
            }
        }
    }
}
