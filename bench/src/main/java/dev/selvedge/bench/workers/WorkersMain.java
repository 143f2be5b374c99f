package dev.selvedge.bench.workers;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.worker.Workers;
import dev.selvedge.worker.WorkersBuilder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints a table in less than a minute: a cold child with its first job, a warm job there and back, small elements a second, and
 * megabytes a second. Beside it a child by hand over {@link ProcessBuilder} and pipes, and Python's {@code multiprocessing} where
 * {@code python3} is on the PATH. One run on one machine: for the order of magnitude.
 */
public final class WorkersMain {

    private static final int COLD = 7;
    private static final int WARM_UP = 3_000;
    private static final int WARM = 3_000;
    private static final int SMALL = 300_000;
    private static final int WIDE = 256;
    private static final int PARTS = 100;
    private static final int PART_BYTES = 1_000_000;

    private WorkersMain() {}

    /**
     * Runs it.
     *
     * @throws IOException if a process can't be started
     * @throws InterruptedException if interrupted
     */
    public static void main() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "load average %.1f, %d processors%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        cold();
        Scope.run(scope -> {
            Workers workers = Workers.pool("bench")
                    .size(1)
                    .allow(Jobs.Increment.class, Jobs.Sum.class, Jobs.Count.class)
                    .open(scope);
            warm(scope, workers);
            small(scope, workers, "selvedge: small elements");
            large(scope, workers);
        });
        Scope.run(scope -> {
            Workers workers = Workers.pool("wide")
                    .size(1)
                    .allow(Jobs.Increment.class, Jobs.Sum.class)
                    .window(WIDE)
                    .open(scope);
            warmUp(scope, workers);
            small(scope, workers, "selvedge: small elements, window " + WIDE);
        });
        byHand();
        python();
    }

    private static void cold() throws InterruptedException, IOException {
        WorkersBuilder pool = Workers.pool("cold").size(1).allow(Jobs.Increment.class);
        cold(pool, "selvedge: cold child, first job");
        Path archives = Files.createTempDirectory("bench-archives-");
        try {
            first(pool.archives(archives)); // which leaves what it has loaded
            cold(pool.archives(archives), "selvedge: the same, with archives");
        } finally {
            remove(archives);
        }
    }

    private static void cold(WorkersBuilder pool, String what) throws InterruptedException {
        long[] nanos = new long[COLD];
        for (int turn = 0; turn < COLD; turn++) {
            nanos[turn] = first(pool);
        }
        row(what, nanos);
    }

    private static long first(WorkersBuilder pool) throws InterruptedException {
        long start = System.nanoTime();
        return Scope.call(scope -> {
            pool.open(scope).fork(scope, new Jobs.Increment(1)).join();
            return System.nanoTime() - start;
        });
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void warmUp(Scope scope, Workers workers) throws InterruptedException {
        for (int turn = 0; turn < WARM_UP; turn++) {
            workers.fork(scope, new Jobs.Increment(turn)).join();
        }
    }

    private static void warm(Scope scope, Workers workers) throws InterruptedException {
        warmUp(scope, workers);
        long[] nanos = new long[WARM];
        for (int turn = 0; turn < WARM; turn++) {
            long start = System.nanoTime();
            workers.fork(scope, new Jobs.Increment(turn)).join();
            nanos[turn] = System.nanoTime() - start;
        }
        row("selvedge: warm job, there and back", nanos);
    }

    private static void small(Scope scope, Workers workers, String what) throws InterruptedException {
        Channel<Integer> numbers = Channel.buffered(64);
        Task<Long> sum = workers.fork(scope, new Jobs.Sum(numbers));
        long start = System.nanoTime();
        for (int number = 0; number < SMALL; number++) {
            numbers.send(number);
        }
        numbers.close();
        sum.join();
        rate(what, SMALL, "elements", start);
    }

    private static void large(Scope scope, Workers workers) throws InterruptedException {
        Channel<byte[]> parts = Channel.rendezvous();
        Task<Long> count = workers.fork(scope, new Jobs.Count(parts));
        byte[] part = new byte[PART_BYTES];
        long start = System.nanoTime();
        for (int number = 0; number < PARTS; number++) {
            parts.send(part);
        }
        parts.close();
        count.join();
        rate("selvedge: 100 MB in parts of 1 MB", PARTS, "MB", start);
    }

    private static void byHand() throws IOException {
        long[] cold = new long[COLD];
        long[] warm = new long[WARM];
        for (int turn = 0; turn < COLD; turn++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ByHand.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (DataOutputStream out = new DataOutputStream(process.getOutputStream());
                    DataInputStream in = new DataInputStream(process.getInputStream())) {
                ask(out, in, 1);
                cold[turn] = System.nanoTime() - start;
                for (int number = -WARM_UP; turn == 0 && number < WARM; number++) {
                    long asked = System.nanoTime();
                    ask(out, in, number + WARM_UP);
                    if (number >= 0) {
                        warm[number] = System.nanoTime() - asked;
                    }
                }
                out.writeInt(-1);
            }
        }
        row("by hand: cold child, first answer", cold);
        row("by hand: warm, there and back", warm);
    }

    private static void ask(DataOutputStream out, DataInputStream in, int number) throws IOException {
        out.writeInt(number);
        out.flush();
        if (in.readInt() != number + 1) {
            throw new IOException("the child can't count");
        }
    }

    private static void python() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("python3", "-c", Python.PROGRAM)
                    .inheritIO()
                    .start();
            process.waitFor();
        } catch (IOException none) {
            System.out.println("python: left out, there is no python3 on the PATH");
        }
    }

    private static void row(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-38s median %10.3f ms   p99 %10.3f ms%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6);
    }

    private static void rate(String what, int number, String unit, long start) {
        System.out.printf(Locale.ROOT, "%-38s %,.0f %s/s%n", what, number * 1e9 / (System.nanoTime() - start), unit);
    }
}
