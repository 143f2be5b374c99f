package dev.selvedge.examples.primes;

import dev.selvedge.loop.Generator;
import dev.selvedge.loop.Generator.Out;
import java.util.ArrayList;
import java.util.List;

/** Generators: bodies written as if they printed what they find, and read by who wants it. */
final class Primes {

    private Primes() {}

    /** All of them. It tries each odd number against the primes that it has found, up to the root. */
    static Generator<Integer> all() {
        return Generator.of(Primes::find);
    }

    private static void find(Out<Integer> out) {
        List<Integer> found = new ArrayList<>();
        out.yield(2);
        for (int candidate = 3; ; candidate += 2) {
            if (isPrime(candidate, found)) {
                found.add(candidate);
                out.yield(candidate);
            }
        }
    }

    private static boolean isPrime(int odd, List<Integer> smaller) {
        for (int prime : smaller) {
            if ((long) prime * prime > odd) {
                return true;
            }
            if (odd % prime == 0) {
                return false;
            }
        }
        return true;
    }

    /** The pairs of primes that are two apart: a generator that reads another one, and closes it when it is closed itself. */
    static Generator<Twins> twins() {
        return Generator.of(out -> {
            try (var primes = all().iterator()) {
                for (int last = primes.next(); ; ) {
                    int next = primes.next();
                    if (next - last == 2) {
                        out.yield(new Twins(last, next));
                    }
                    last = next;
                }
            }
        });
    }

    record Twins(int smaller, int larger) {
        @Override
        public String toString() {
            return smaller + " and " + larger;
        }
    }
}
