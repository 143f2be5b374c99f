package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.loop.Generator.Out;
import dev.selvedge.loop.Generator.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the page about coroutines. */
class CoroutineGuideTest {

    // tag::primes
    static final Generator<Integer> PRIMES = Generator.of(out -> {
        List<Integer> found = new ArrayList<>();
        for (int n = 2; ; n++) {
            int candidate = n;
            if (found.stream().takeWhile(p -> p * p <= candidate).noneMatch(p -> candidate % p == 0)) {
                found.add(n);
                out.yield(n);
            }
        }
    });
    // end::primes

    @Test
    void primes_areReadOneByOne() {
        // tag::iterate
        try (Reading<Integer> primes = PRIMES.iterator()) {
            assertThat(primes.next()).isEqualTo(2);
            assertThat(primes.next()).isEqualTo(3);
            assertThat(primes.next()).isEqualTo(5);
        }
        // end::iterate
    }

    @Test
    void primes_areAStream() {
        // tag::stream
        try (var primes = PRIMES.readAhead(64).stream()) {
            assertThat(primes.filter(p -> p > 1_000).findFirst()).hasValue(1_009);
        }
        // end::stream
    }

    // tag::tree
    record Node(Node left, String name, Node right) {
        Generator<String> names() {
            return Generator.of(this::walk);
        }

        private void walk(Out<String> out) {
            if (left != null) {
                left.walk(out);
            }
            out.yield(name);
            if (right != null) {
                right.walk(out);
            }
        }
    }
    // end::tree

    @Test
    void tree_isWalkedByARecursiveMethod() {
        Node tree = new Node(new Node(null, "a", null), "b", new Node(null, "c", null));
        assertThat(tree.names()).containsExactly("a", "b", "c");
    }

    @Test
    void average_isResumedWithEachValue() {
        // tag::coroutine
        Coroutine<Double, Double> average = Coroutine.of((first, out) -> {
            double sum = first;
            for (int count = 1; ; count++) {
                sum += out.yield(sum / count);
            }
        });
        assertThat(average.resume(10.0)).isEqualTo(10.0);
        assertThat(average.resume(20.0)).isEqualTo(15.0);
        assertThat(average.resume(60.0)).isEqualTo(30.0);
        average.close();
        // end::coroutine
    }
}
