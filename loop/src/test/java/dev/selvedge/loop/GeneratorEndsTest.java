package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.loop.Generator.Reading;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How a body ends: by itself, by an exception, and closed in the middle. */
@ParameterizedClass
@MethodSource("dev.selvedge.loop.Engines#here")
class GeneratorEndsTest extends WithGenerators {
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
            try (AutoCloseable _ = GeneratorEndsTest::throwFromHere) {
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
}
