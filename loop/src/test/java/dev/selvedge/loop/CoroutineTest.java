package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.loop.coroutine.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a coroutine promises, whatever engine runs it. */
@ParameterizedClass
@MethodSource("dev.selvedge.loop.Engines#here")
class CoroutineTest {
    @Parameter
    Engine engine;

    private final List<String> events = new ArrayList<>();

    private Coroutine<Integer, Integer> sums(int end) {
        return Coroutine.of(engine, (first, out) -> {
            int sum = first;
            try {
                while (sum < end) {
                    sum += out.yield(sum);
                }
            } finally {
                events.add("unwound");
            }
            return -sum;
        });
    }

    @Test
    void resume_passesValuesBothWays_untilTheBodyReturns() {
        Coroutine<Integer, Integer> sums = sums(10);
        assertThat(sums.resume(1)).isEqualTo(1);
        assertThat(sums.resume(2)).isEqualTo(3);
        assertThat(sums.isDone()).isFalse();
        assertThat(sums.resume(7)).isEqualTo(-10);
        assertThat(sums.isDone()).isTrue();
        assertThat(sums.result()).isEqualTo(-10);
        assertThat(sums.failure()).isNull();
    }

    @Test
    void resume_afterTheEnd_isRefused() {
        Coroutine<Integer, Integer> sums = sums(0);
        sums.resume(1);
        assertThatIllegalStateException().isThrownBy(() -> sums.resume(2)).withMessageContaining("has ended");
    }

    @Test
    void result_ofOneThatHasNone_isRefused() {
        Coroutine<Integer, Integer> sums = sums(10);
        sums.resume(1);
        assertThatIllegalStateException().isThrownBy(sums::result).withMessageContaining("not returned yet");
        sums.close();
        assertThatIllegalStateException().isThrownBy(sums::result).withMessageContaining("closed");
    }

    @Test
    void resume_throwsWhatTheBodyThrew() {
        IOException broken = new IOException("broken");
        Coroutine<Integer, Integer> failing = Coroutine.of(engine, (_, out) -> {
            out.yield(1);
            throw broken;
        });
        failing.resume(0);
        assertThatThrownBy(() -> failing.resume(0)).isSameAs(broken);
        assertThat(failing.isDone()).isTrue();
        assertThat(failing.failure()).isSameAs(broken);
    }

    @Test
    void resume_ofABodyThatReturnsNull_saysSo() {
        Coroutine<Integer, Integer> nothing = Coroutine.of(engine, (_, _) -> null);
        assertThatThrownBy(() -> nothing.resume(0))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("the body returned null");
        assertThatThrownBy(() -> sums(1).resume(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("input");
    }

    @Test
    void close_unwindsTheBody_once() {
        Coroutine<Integer, Integer> sums = sums(10);
        sums.resume(1);
        sums.close();
        sums.close();
        assertThat(events).containsExactly("unwound");
        assertThat(sums.isDone()).isTrue();
        assertThat(sums.failure()).isNull();
        assertThatIllegalStateException().isThrownBy(() -> sums.resume(2));
    }

    @Test
    void close_ofOneThatNeverBegan_runsNothing() {
        Coroutine<Integer, Integer> sums = sums(10);
        sums.close();
        assertThat(sums.isDone()).isTrue();
        assertThat(events).isEmpty();
    }

    @Test
    void resume_byItsOwnBody_isRefused() {
        AtomicReference<Coroutine<Integer, Integer>> self = new AtomicReference<>();
        self.set(Coroutine.of(engine, (first, _) -> self.get().resume(first)));
        assertThatIllegalStateException().isThrownBy(() -> self.get().resume(1)).withMessageContaining("is running");
    }

    @Test
    void resume_onAnotherThread_isRefused_andLosesNothing() throws Exception {
        Coroutine<Integer, Integer> sums = sums(10);
        sums.resume(1);
        FutureTask<Integer> elsewhere = new FutureTask<>(() -> sums.resume(2));
        Thread.ofVirtual().start(elsewhere).join();
        assertThatThrownBy(elsewhere::get).hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(sums.resume(3)).isEqualTo(4);
    }

    @Test
    void coroutines_resumeEachOther() {
        Coroutine<Integer, Integer> inner = sums(1_000);
        Coroutine<Integer, Integer> outer = Coroutine.of(engine, (first, out) -> {
            int value = first;
            while (true) {
                value = out.yield(inner.resume(value) * 10);
            }
        });
        assertThat(outer.resume(1)).isEqualTo(10);
        assertThat(outer.resume(2)).isEqualTo(30);
    }
}
