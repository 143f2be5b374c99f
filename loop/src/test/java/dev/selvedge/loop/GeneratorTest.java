package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.selvedge.loop.Generator.Out;
import dev.selvedge.loop.Generator.Reading;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a generator promises to its reader. */
@ParameterizedClass
@MethodSource("dev.selvedge.loop.Engines#here")
class GeneratorTest extends WithGenerators {
    @Test
    void iterator_givesEachValueOnce() {
        List<Integer> read = new ArrayList<>();
        for (int value : upTo(1_000)) {
            read.add(value);
        }
        assertThat(read).isEqualTo(range(1_000));
    }

    @Test
    void iterator_givesEachValueOnce_howeverFarItReadsAhead() {
        for (int ahead : new int[] {1, 2, 7, 64, 99, 100, 101}) {
            assertThat(upTo(100).readAhead(ahead)).containsExactlyElementsOf(range(100));
        }
    }

    @Test
    void iterator_ofABodyThatYieldsNothing_isEmpty() {
        Reading<String> reading = Generator.<String>of(engine, _ -> {}).iterator();
        assertThat(reading.hasNext()).isFalse();
        assertThat(reading.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(reading::next);
    }

    @Test
    void hasNext_runsTheBodyOnlyOnce() {
        AtomicInteger yields = new AtomicInteger();
        Reading<Integer> reading = this.<Integer>generator(out -> {
                    while (true) {
                        out.yield(yields.incrementAndGet());
                    }
                })
                .iterator();
        assertThat(yields).hasValue(0);
        assertThat(reading.hasNext()).isTrue();
        assertThat(reading.hasNext()).isTrue();
        assertThat(yields).hasValue(1);
        assertThat(reading.next()).isEqualTo(1);
        assertThat(yields).hasValue(1);
    }

    @Test
    void readAhead_runsTheBodyThatFarAndNoFurther() {
        AtomicInteger yields = new AtomicInteger();
        Reading<Integer> reading = this.<Integer>generator(out -> {
                    while (true) {
                        out.yield(yields.incrementAndGet());
                    }
                })
                .readAhead(8)
                .iterator();
        reading.next();
        assertThat(yields).hasValue(8);
    }

    @Test
    void readings_areIndependent() {
        Generator<Integer> generator = upTo(3);
        Iterator<Integer> one = generator.iterator();
        Iterator<Integer> other = generator.iterator();
        assertThat(one.next()).isZero();
        assertThat(one.next()).isEqualTo(1);
        assertThat(other.next()).isZero();
        assertThat(one.next()).isEqualTo(2);
        assertThat(one.hasNext()).isFalse();
        assertThat(other.next()).isEqualTo(1);
    }

    @Test
    void yield_worksFromAnyDepth() {
        Generator<Integer> deep = generator(out -> descend(2_000, out));
        assertThat(deep).containsExactlyElementsOf(range(2_001));
        List<Integer> pushed = new ArrayList<>();
        deep.forEach(pushed::add);
        assertThat(pushed).isEqualTo(range(2_001));
    }

    private static void descend(int depth, Out<Integer> out) {
        if (depth > 0) {
            descend(depth - 1, out);
        }
        out.yield(depth);
    }

    @Test
    void yieldAll_nestsGenerators() {
        assertThat(tree(1, 255)).containsExactlyElementsOf(range(256).subList(1, 256));
    }

    /** Walks a balanced tree in order, a generator for each node. */
    private Generator<Integer> tree(int from, int to) {
        return generator(out -> {
            if (from <= to) {
                int middle = (from + to) >>> 1;
                out.yieldAll(tree(from, middle - 1));
                out.yield(middle);
                out.yieldAll(tree(middle + 1, to));
            }
        });
    }

    @Test
    void generators_canReadEachOther() {
        Generator<Integer> doubled = generator(out -> {
            for (int value : upTo(100)) {
                out.yield(2 * value);
            }
        });
        assertThat(doubled.stream().mapToInt(n -> n).sum()).isEqualTo(9_900);
        assertThat(doubled).hasSize(100).contains(198);
    }

    @Test
    void stream_givesAllValues() {
        assertThat(upTo(1_000).stream().toList()).isEqualTo(range(1_000));
    }

    @Test
    void stream_ofAnEndlessBody_stopsEarly_andUnwindsWhenClosed() {
        try (var stream = numbers().stream()) {
            assertThat(stream.filter(n -> n % 7 == 6).limit(3).toList()).containsExactly(6, 13, 20);
            assertThat(events).isEmpty();
        }
        assertThat(events).containsExactly("unwound");
    }

    @Test
    void stream_insideFlatMap_isClosedByTheJdk() {
        List<Integer> found = range(3).stream()
                .flatMap(_ -> numbers().readAhead(4).stream().limit(2))
                .toList();
        assertThat(found).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(events).containsExactly("unwound", "unwound", "unwound");
    }

    @Test
    void stream_inParallel_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> upTo(100).stream().parallel().mapToInt(n -> n).sum())
                .withMessageContaining("can't be read in parallel");
    }

    @Test
    void spliterator_saysWhatItIs_andMixesSingleAndAll() {
        Spliterator<Integer> values = upTo(4).spliterator();
        assertThat(values.hasCharacteristics(Spliterator.ORDERED | Spliterator.NONNULL))
                .isTrue();
        assertThat(values.hasCharacteristics(Spliterator.SIZED)).isFalse();
        List<Integer> read = new ArrayList<>();
        assertThat(values.tryAdvance(read::add)).isTrue();
        values.forEachRemaining(read::add);
        assertThat(values.tryAdvance(read::add)).isFalse();
        values.forEachRemaining(read::add);
        assertThat(read).isEqualTo(range(4));
    }
}
