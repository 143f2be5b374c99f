package dev.selvedge.examples.primes;

import dev.selvedge.examples.Example;
import dev.selvedge.examples.terminal.Arguments;
import dev.selvedge.loop.Generator;
import dev.selvedge.loop.Generator.Reading;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** The same endless body, read as an iterator, as a stream, and by another body; and what a value costs each time. */
public final class PrimesExample implements Example {

    private static final int DEFAULT_COUNT = 25;
    private static final int MOST = 1_000_000;
    private static final int AHEAD = 64;
    private static final int MEASURED = 200_000;
    private static final int WARM_UP = 5;

    /** Makes the example. */
    public PrimesExample() {}

    @Override
    public String name() {
        return "primes";
    }

    @Override
    public String summary() {
        return "an endless generator, read in three ways, and what a value costs in each [--count N]";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        Arguments given = new Arguments(args);
        int count = (int) given.number("--count", 1, MOST).orElse(DEFAULT_COUNT);
        given.noMore();

        iterate(count, out);
        stream(out);
        twins(out);
        measure(out);
        return 0;
    }

    /** The body waits in its yield while the caller has the value, and is ended there when the reading is closed. */
    private static void iterate(int count, PrintStream out) {
        out.println("The first " + count + " primes, one by one from an iterator:");
        StringBuilder line = new StringBuilder("   ");
        try (Reading<Integer> primes = Primes.all().iterator()) {
            for (int i = 0; i < count; i++) {
                line.append(' ').append(primes.next());
                if (line.length() > 100) {
                    out.println(line);
                    line = new StringBuilder("   ");
                }
            }
        }
        out.println(line);
    }

    private static void stream(PrintStream out) {
        try (var primes = Primes.all().readAhead(AHEAD).stream()) {
            out.println("The first one above a million, from a stream that reads " + AHEAD + " ahead:");
            out.println("    "
                    + primes.filter(prime -> prime > 1_000_000).findFirst().orElseThrow());
        }
    }

    private static void twins(PrintStream out) {
        out.println("Primes two apart, from a generator that reads the first one:");
        try (var twins = Primes.twins().stream()) {
            out.println("    "
                    + String.join(", ", twins.limit(7).map(Object::toString).toList()));
        }
    }

    private static void measure(PrintStream out) {
        Generator<Integer> numbers = Generator.of(body -> {
            for (int i = 0; i < MEASURED; i++) {
                body.yield(i);
            }
        });
        out.println(
                "What a value costs, in nanoseconds, in this run on this machine, where the body does nothing else:");
        print("handed over singly, by an iterator", nanosPerValue(() -> iterated(numbers)), out);
        print(
                "by an iterator that reads " + AHEAD + " ahead",
                nanosPerValue(() -> iterated(numbers.readAhead(AHEAD))),
                out);
        print("pushed, by forEach", nanosPerValue(() -> pushed(numbers)), out);
        out.println(
                Generator.usesContinuations()
                        ? "Bodies are suspended by the JVM's own continuation."
                        : "Bodies have threads of their own: start java with --add-exports java.base/jdk.internal.vm=ALL-UNNAMED to do without.");
    }

    private static void print(String how, double nanos, PrintStream out) {
        out.println(String.format(Locale.ROOT, "    %-40s %8.1f", how, nanos));
    }

    private static long iterated(Generator<Integer> numbers) {
        long sum = 0;
        try (Reading<Integer> reading = numbers.iterator()) {
            while (reading.hasNext()) {
                sum += reading.next();
            }
        }
        return sum;
    }

    private static long pushed(Generator<Integer> numbers) {
        long[] sum = {0};
        numbers.forEach(number -> sum[0] += number);
        return sum[0];
    }

    /** The best of some rounds: the others are the JVM's that warms up, and of whoever else is on the machine. */
    private static double nanosPerValue(LongSupplier work) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP; round++) {
            long begun = System.nanoTime();
            if (work.getAsLong() != (long) MEASURED * (MEASURED - 1) / 2) {
                throw new IllegalStateException("a value was lost");
            }
            best = Math.min(best, System.nanoTime() - begun);
        }
        return (double) best / MEASURED;
    }
}
