package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.loop.Generator.Out;
import dev.selvedge.loop.Generator.Reading;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused. */
@ParameterizedClass
@MethodSource("dev.selvedge.loop.Engines#here")
class GeneratorMisuseTest extends WithGenerators {
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
        Generator<Integer> endless = generator(GeneratorMisuseTest::recurse);
        assertThatThrownBy(() -> endless.iterator().hasNext()).isInstanceOf(StackOverflowError.class);
        assertThat(upTo(3)).hasSize(3);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void recurse(Out<Integer> out) {
        recurse(out);
        out.yield(1);
    }
}
