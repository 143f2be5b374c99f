package dev.selvedge.simulation.agent.victims;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Code of many shapes: what they return must not depend on whether they are rewritten, or simulated. */
@SuppressWarnings({
    "Finally",
    "EmptySynchronizedBlock",
    "UnusedVariable",
    "ImmutableEnumChecker",
    "EffectivelyPrivate",
    "NonAtomicVolatileUpdate",
    "SynchronizeOnNonFinalField"
})
public final class Shapes {

    private static int counter;
    private int number = 1;
    private long wide = 2;
    private double broad = 3;
    private final Object lock = new Object();

    private sealed interface Form permits Circle, Square {}

    private record Circle(int radius) implements Form {
        private static int made;

        Circle {
            synchronized (Circle.class) {
                made++;
            }
            if (radius < 0) {
                throw new IllegalArgumentException("radius");
            }
        }
    }

    private record Square(int side) implements Form {}

    private enum Level {
        LOW(1),
        HIGH(2) {
            @Override
            synchronized int weight() {
                return 2 * super.weight();
            }
        };

        private int weight;

        Level(int weight) {
            this.weight = weight;
        }

        synchronized int weight() {
            return weight;
        }
    }

    private interface Named {
        default String greeting() {
            synchronized (this) {
                return "hello " + name();
            }
        }

        String name();
    }

    private static class Base {
        protected int inherited;

        Base(Supplier<Integer> start) {
            inherited = start.get();
        }

        synchronized long sum(long a, double b) {
            return a + (long) b + inherited;
        }
    }

    private static final class Derived extends Base {
        private int own;

        Derived(int start, int[] array) {
            super(() -> start + array[0]);
            this.own = array.length > 1 ? array[1] : inherited;
            synchronized (this) {
                own += inherited;
            }
        }

        @Override
        synchronized long sum(long a, double b) {
            return super.sum(a, b) * own;
        }
    }

    /** {@return what all of them come to} */
    public static List<Object> all() throws Exception {
        Shapes shapes = new Shapes();
        List<Object> results = new ArrayList<>();
        results.add(shapes.nested(3));
        results.add(shapes.inTryFinally(List.of(1, 2, 3)));
        results.add(thrown(() -> shapes.throwing(true)));
        results.add(thrown(() -> shapes.throwing(false)));
        results.add(thrown(() -> throwingStatic(4)));
        results.add(shapes.mixedStack(5, 6.5));
        results.add(shapes.loops());
        results.add(new Derived(7, new int[] {1, 2, 3}).sum(8L, 9.0));
        results.add(describe(new Circle(2)) + describe(new Square(3)) + describe("text"));
        results.add(thrown(() -> new Circle(-1)));
        results.add(Level.LOW.weight() + Level.HIGH.weight());
        results.add(((Named) () -> "you").greeting());
        results.add(shapes.lambdas());
        results.add(shapes.branches(1) + shapes.branches(2) + shapes.branches(30));
        results.add(conditional(true) + conditional(false));
        results.add(thrown(() -> nothing(null)));
        results.add(new Shapes().anonymous().call());
        results.add(shapes.returnsFromBlocks(0) + shapes.returnsFromBlocks(1) + shapes.returnsFromBlocks(2));
        results.add(endless());
        return results;
    }

    private static String thrown(Callable<?> call) {
        try {
            return "returned " + call.call();
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    private int nested(int depth) {
        synchronized (this) {
            synchronized (lock) {
                synchronized (this) {
                    return depth == 0 ? number : nested(depth - 1) + 1;
                }
            }
        }
    }

    private int inTryFinally(List<Integer> items) {
        int sum = 0;
        for (int item : items) {
            try {
                synchronized (lock) {
                    if (item == 2) {
                        continue;
                    }
                    sum += item;
                }
            } finally {
                synchronized (this) {
                    sum += 100;
                }
            }
        }
        return sum;
    }

    private synchronized int throwing(boolean checked) throws Exception {
        try {
            if (checked) {
                throw new java.io.IOException();
            }
            synchronized (lock) {
                throw new IllegalStateException();
            }
        } catch (IllegalStateException e) {
            return holds(this) + holds(lock);
        } finally {
            number++;
        }
    }

    private static int holds(Object object) {
        return Thread.holdsLock(object) ? 1 : 0;
    }

    private static synchronized int throwingStatic(int value) {
        counter += value;
        if (Thread.holdsLock(Shapes.class)) {
            throw new ArithmeticException();
        }
        return counter;
    }

    private double mixedStack(long a, double b) {
        return a * wide + (wide = wide + a) - b * (broad += number++) + (number > 1 ? wide : broad) + Math.max(a, wide);
    }

    private long loops() {
        long[] elements = makeElements();
        long sum = 0;
        for (int i = 0; i < elements.length; i++) {
            elements[i] += i;
            sum += elements[i] += wide;
        }
        synchronized (lock) {
            while (true) {
                if (sum-- % 7 == 0) {
                    break;
                }
            }
        }
        return sum;
    }

    private static long[] makeElements() {
        return new long[] {1, 2, 3};
    }

    private static String describe(Object form) {
        return switch (form) {
            case Circle(int radius) when radius > 1 -> "circle " + radius;
            case Circle circle -> "small " + circle;
            case Square(int side) -> "square " + side;
            default -> "none";
        };
    }

    private int lambdas() {
        int[] box = {number};
        IntSupplier supplier = () -> {
            synchronized (box) {
                return box[0] += number;
            }
        };
        return supplier.getAsInt() + supplier.getAsInt();
    }

    private synchronized int branches(int which) {
        if (which == 1) {
            return number;
        } else if (which < 10) {
            throwAway();
            return 2;
        }
        for (int i = 0; ; i++) {
            if (i == which) {
                return i;
            }
        }
    }

    private synchronized void throwAway() {}

    private static synchronized int conditional(boolean first) {
        Object chosen = first ? "text" : List.of(1);
        synchronized (chosen) {
            return chosen instanceof String text ? text.length() : ((List<?>) chosen).size();
        }
    }

    private static Object nothing(Object lock) {
        synchronized (lock) {
            return lock;
        }
    }

    private Callable<Integer> anonymous() {
        return new Callable<>() {
            private int calls;

            @Override
            public synchronized Integer call() {
                calls++;
                number += calls;
                return number;
            }
        };
    }

    private String returnsFromBlocks(int which) {
        synchronized (lock) {
            switch (which) {
                case 0 -> {
                    return "zero";
                }
                case 1 -> {
                    synchronized (this) {
                        return "one";
                    }
                }
                default -> {}
            }
        }
        return "many";
    }

    private static synchronized String endless() {
        while (true) {
            if (counter >= 0) {
                throwNothing();
                return "ended";
            }
        }
    }

    private static synchronized void throwNothing() {
        try {
            counter = 0;
        } finally {
            counter = -0;
        }
    }
}
