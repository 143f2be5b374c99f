package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.selvedge.Cancellation;
import dev.selvedge.ContextLocal;
import dev.selvedge.Scope;
import dev.selvedge.loop.Generator.Reading;
import dev.selvedge.loop.coroutine.Engine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A body that would leave something open around its reader. */
@ParameterizedClass
@MethodSource("dev.selvedge.loop.Engines#here")
class YieldInsideTest {
    private static final ContextLocal<String> USER = ContextLocal.named("user", "nobody");

    @Parameter
    Engine engine;

    private void refuses(String what, Generator.Body<Integer> body) {
        try (Reading<Integer> reading = Generator.of(engine, body).iterator()) {
            assertThatIllegalStateException()
                    .isThrownBy(reading::next)
                    .withMessageStartingWith("can't yield inside of " + what + ", which the body has opened")
                    .withMessageEndingWith("open it around all of the reading");
        }
        assertThat(USER.get()).isEqualTo("nobody");
    }

    @Test
    void yield_insideAScopeOfTheBodys_isRefused() {
        refuses("scope 'import'", out -> Scope.named("import").run(scope -> out.yield(1)));
    }

    @Test
    void yield_insideAShieldOfTheBodys_isRefused() {
        refuses(
                "a shield",
                out -> Cancellation.shield(() -> {
                    out.yield(1);
                    return 0;
                }));
    }

    @Test
    void yield_insideAContextLocalOfTheBodys_isRefused() {
        refuses(
                "a value of context local 'user'",
                out -> USER.where("ann").call(() -> {
                    out.yield(1);
                    return 0;
                }));
    }

    @Test
    void yield_ofACoroutine_insideAScopeOfTheBodys_isRefused() {
        Coroutine<Integer, Integer> coroutine =
                Coroutine.of(engine, (first, out) -> Scope.named("import").call(scope -> out.yield(first)));
        assertThatIllegalStateException().isThrownBy(() -> coroutine.resume(1)).withMessageContaining("scope 'import'");
        assertThat(coroutine.isDone()).isTrue();
    }

    @Test
    void yield_betweenScopesOfTheBodys_isWelcome() {
        Generator<Integer> generator = Generator.of(engine, out -> {
            for (int n = 0; n < 3; n++) {
                int value = n;
                out.yield(Scope.call(scope -> scope.fork(() -> value).join()));
            }
        });
        try (Stream<Integer> values = generator.stream()) {
            assertThat(values.limit(3)).containsExactly(0, 1, 2);
        }
    }

    /** What surrounds the reader may be another thing at each resumption. */
    @Test
    void reader_mayOpenAndEndScopes_betweenTwoResumptions() throws InterruptedException {
        Coroutine<Integer, Integer> coroutine = Coroutine.of(engine, (first, out) -> {
            int next = first;
            while (next < 10) {
                next = out.yield(next);
            }
            return next;
        });
        List<Integer> seen = Scope.call(scope -> List.of(
                coroutine.resume(1),
                USER.where("ann").call(() -> coroutine.resume(2)),
                Scope.call(inner -> coroutine.resume(3))));
        assertThat(seen).containsExactly(1, 2, 3);
        assertThat(coroutine.resume(10)).isEqualTo(10);
    }
}
