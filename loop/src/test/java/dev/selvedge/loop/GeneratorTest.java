package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.loop.Generator.Out;
import dev.selvedge.loop.Generator.Reading;
import dev.selvedge.loop.coroutine.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a generator promises, whatever engine runs it. */
@ParameterizedClass
@MethodSource("dev.selvedge.loop.Engines#here")
class GeneratorTest {
    @Parameter
    Engine engine;

    private final List<String> events = new ArrayList<>();

    private <T> Generator<T> generator(Generator.Body<T> body) {
        return Generator.of(engine, body);
    }

    /** Counts up without end, and notes when it is unwound. */
    private Generator<Integer> numbers() {
        return generator(out -> {
            try {
                for (int n = 0; ; n++) {
                    out.yield(n);
                }
            } finally {
                events.add("unwound");
            }
        });
    }

    private Generator<Integer> upTo(int end) {
        return generator(out -> {
            for (int n = 0; n < end; n++) {
                out.yield(n);
            }
        });
    }

    private static List<Integer> range(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

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

    // ---- exceptions ------------------------------------------------------------------------------------------------

    @Test
    void next_throwsWhatTheBodyThrew_withTheBodysStack() {
        Reading<Integer> reading = failing().iterator();
        assertThat(reading.next()).isEqualTo(1);
        assertThatThrownBy(reading::next)
                .isExactlyInstanceOf(IOException.class)
                .satisfies(thrown ->
                        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("throwFromHere"));
        assertThat(reading.hasNext()).isFalse();
    }

    private Generator<Integer> failing() {
        return generator(out -> {
            out.yield(1);
            throwFromHere();
        });
    }

    private static void throwFromHere() throws IOException {
        throw new IOException("from the body");
    }

    @Test
    void readAhead_givesTheValuesBeforeTheException() {
        Reading<Integer> reading = failing().readAhead(64).iterator();
        assertThat(reading.next()).isEqualTo(1);
        assertThatThrownBy(reading::hasNext).isExactlyInstanceOf(IOException.class);
        assertThat(reading.hasNext()).isFalse();
    }

    @Test
    void forEach_throwsWhatTheBodyThrew() {
        assertThatThrownBy(() -> failing().forEach(n -> events.add("got " + n))).isExactlyInstanceOf(IOException.class);
        assertThat(events).containsExactly("got 1");
    }

    @Test
    void forEach_throwsWhatItsActionThrew_andUnwindsTheBody() {
        IllegalArgumentException enough = new IllegalArgumentException("enough");
        assertThatThrownBy(() -> numbers().forEach(n -> {
                    if (n == 3) {
                        throw enough;
                    }
                }))
                .isSameAs(enough);
        assertThat(events).containsExactly("unwound");
    }

    @Test
    void forEach_throwsWhatItsActionThrew_evenIfTheBodyCatchesAll() {
        Generator<Integer> stubborn = generator(out -> {
            try {
                out.yield(1);
            } catch (Throwable caught) {
                events.add("caught");
            }
        });
        assertThatThrownBy(() -> stubborn.forEach(_ -> {
                    throw new IllegalArgumentException("enough");
                }))
                .hasMessage("enough");
        assertThat(events).containsExactly("caught");
    }

    @Test
    void forEach_ofNestedGenerators_unwindsAll() {
        Generator<Integer> outer = generator(out -> {
            try {
                out.yieldAll(numbers());
            } finally {
                events.add("outer unwound");
            }
        });
        assertThatThrownBy(() -> outer.forEach(_ -> {
                    throw new IllegalArgumentException("enough");
                }))
                .hasMessage("enough");
        try (Reading<Integer> reading = outer.iterator()) {
            reading.next();
        }
        assertThat(events).containsExactly("unwound", "outer unwound", "unwound", "outer unwound");
    }

    // ---- closing ---------------------------------------------------------------------------------------------------

    @Test
    void close_unwindsTheBody() {
        try (Reading<Integer> reading = numbers().iterator()) {
            assertThat(reading.next()).isZero();
            assertThat(events).isEmpty();
        }
        assertThat(events).containsExactly("unwound");
    }

    @Test
    void close_isIdempotent_andEndsTheReading() {
        Reading<Integer> reading = numbers().readAhead(16).iterator();
        reading.next();
        reading.close();
        reading.close();
        assertThat(reading.hasNext()).isFalse();
        assertThat(events).containsExactly("unwound");
    }

    @Test
    void close_beforeTheFirstValue_runsNothing() {
        Reading<Integer> reading = numbers().iterator();
        reading.close();
        assertThat(reading.hasNext()).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void close_isNotSeenByCatchException_andLaterYieldsThrowToo() {
        Reading<Integer> reading = this.<Integer>generator(out -> {
                    try {
                        out.yield(1);
                    } catch (Exception swallowed) {
                        events.add("swallowed");
                    } finally {
                        try {
                            out.yield(2);
                        } finally {
                            events.add("unwound");
                        }
                    }
                })
                .iterator();
        reading.next();
        reading.close();
        assertThat(events).containsExactly("unwound");
    }

    @Test
    void close_throwsWhatAResourceOfTheBodyThrows() {
        Generator<Integer> generator = generator(out -> {
            try (AutoCloseable _ = GeneratorTest::throwFromHere) {
                out.yield(1);
            }
        });
        Reading<Integer> reading = generator.iterator();
        reading.next();
        assertThatThrownBy(reading::close).isExactlyInstanceOf(IOException.class);
        assertThatThrownBy(() -> generator.forEach(_ -> {
                    throw new IllegalArgumentException("enough");
                }))
                .hasMessage("enough")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasOnlyElementsOfType(IOException.class));
    }

    @Test
    void close_throwsWhatAFinallyBlockThrows() {
        Reading<Integer> reading = this.<Integer>generator(out -> {
                    try {
                        out.yield(1);
                    } finally {
                        events.add("finally");
                    }
                })
                .iterator();
        reading.next();
        reading.close();
        Reading<Integer> failing = this.<Integer>generator(out -> {
                    try {
                        out.yield(1);
                    } catch (Error closed) {
                        throw new IOException("while unwinding", closed);
                    }
                })
                .iterator();
        failing.next();
        assertThatThrownBy(failing::close).isExactlyInstanceOf(IOException.class);
        assertThat(events).containsExactly("finally");
    }

    // ---- streams ---------------------------------------------------------------------------------------------------

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

    // ---- misuse ----------------------------------------------------------------------------------------------------

    @Test
    void yield_ofNull_isRefused() {
        Generator<Object> generator = generator(out -> out.yield(null));
        assertThatThrownBy(() -> generator.iterator().next())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
        assertThatThrownBy(() -> generator.forEach(_ -> {})).isInstanceOf(NullPointerException.class);
    }

    @Test
    void yield_afterTheBody_orBetweenItsTurns_isRefused() {
        AtomicReference<Out<Integer>> leaked = new AtomicReference<>();
        Generator<Integer> generator = generator(out -> {
            leaked.set(out);
            out.yield(1);
        });
        Reading<Integer> reading = generator.iterator();
        reading.next();
        assertOutside(() -> leaked.get().yield(2));
        assertThat(reading.hasNext()).isFalse();
        assertOutside(() -> leaked.get().yield(2));
        generator.forEach(_ -> assertOutside(() -> leaked.get().yield(2)));
        assertOutside(() -> leaked.get().yield(2));
    }

    @Test
    void yield_onAnotherThread_isRefused() {
        Generator<Integer> generator = generator(out -> {
            FutureTask<Object> elsewhere = new FutureTask<>(() -> out.yield(1), "yielded");
            Thread.ofVirtual().start(elsewhere).join();
            assertThatThrownBy(elsewhere::get).hasRootCauseInstanceOf(IllegalStateException.class);
        });
        assertThat(generator.iterator().hasNext()).isFalse();
        assertThat(generator.readAhead(8).iterator().hasNext()).isFalse();
        generator.forEach(_ -> {});
    }

    @Test
    void yield_ofAnOuterBodyByAnInnerOne_isRefused() {
        Generator<Integer> outer = generator(out -> {
            Generator<Integer> inner = generator(_ -> out.yield(1));
            inner.iterator().next();
        });
        assertOutside(() -> outer.iterator().next());
    }

    private static void assertOutside(Runnable action) {
        assertThatIllegalStateException().isThrownBy(action::run).withMessageContaining("outside its body");
    }

    @Test
    void reading_byItsOwnBody_isRefused() {
        AtomicReference<Reading<Integer>> self = new AtomicReference<>();
        Generator<Integer> generator = generator(out -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> self.get().hasNext())
                    .withMessageContaining("is running");
            assertThatIllegalStateException()
                    .isThrownBy(() -> self.get().close())
                    .withMessageContaining("is running");
            out.yield(1);
        });
        self.set(generator.iterator());
        assertThat(self.get().next()).isEqualTo(1);
        assertThat(self.get().hasNext()).isFalse();
    }

    @Test
    void reading_onAnotherThread_isRefused_andHarmsNothing() throws Exception {
        Reading<Integer> reading = upTo(3).iterator();
        reading.next();
        FutureTask<Boolean> elsewhere = new FutureTask<>(reading::hasNext);
        Thread.ofPlatform().start(elsewhere).join();
        assertThatThrownBy(elsewhere::get)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "begun by thread '" + Thread.currentThread().getName() + "'");
        assertThat(reading.next()).isEqualTo(1);
    }

    @Test
    void readAhead_ofNothing_isRefused() {
        assertThatThrownBy(() -> upTo(1).readAhead(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    @Test
    void deepRecursionWithoutEnd_comesOutAsItself() {
        Generator<Integer> endless = generator(GeneratorTest::recurse);
        assertThatThrownBy(() -> endless.iterator().hasNext()).isInstanceOf(StackOverflowError.class);
        assertThat(upTo(3)).hasSize(3);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void recurse(Out<Integer> out) {
        recurse(out);
        out.yield(1);
    }
}
