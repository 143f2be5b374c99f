package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What context locals promise. */
class ContextLocalTest {

    private static final ContextLocal<String> USER = ContextLocal.named("user");
    private static final ContextLocal<Integer> DEPTH = ContextLocal.named("depth", 0);

    @Test
    void value_flowsToEveryForkAtAnyDepth() throws InterruptedException {
        String seen = USER.where("ada")
                .call(() -> Scope.call(outer -> outer.fork(() -> Scope.call(
                                inner -> inner.fork(USER::get).join()))
                        .join()));
        assertThat(seen).isEqualTo("ada");
    }

    @Test
    void value_isGoneWhenTheBodyHasEnded() throws InterruptedException {
        USER.where("ada").call(() -> null);
        assertThat(USER.getOrNull()).isNull();
        assertThatThrownBy(USER::get)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("context local 'user' has no value here");
    }

    @Test
    void inner_hidesOuter_forItsBodyOnly() throws InterruptedException {
        USER.where("outer").call(() -> {
            assertThat(USER.where("inner").<String, RuntimeException>call(USER::get)).isEqualTo("inner");
            assertThat(USER.get()).isEqualTo("outer");
            return null;
        });
    }

    @Test
    void several_areSetTogether() throws InterruptedException {
        String both = USER.where("ada").where(DEPTH, 2).call(() -> USER.get() + DEPTH.get());
        assertThat(both).isEqualTo("ada2");
    }

    @Test
    void fork_seesTheForkersValues_notThoseOfTheScopesOpening() throws InterruptedException {
        Scope.run(scope -> {
            Task<String> task = USER.where("late").call(() -> scope.fork(USER::get));
            assertThat(task.join()).isEqualTo("late");
        });
    }

    @Test
    void initialValue_holdsWhereNoneIsSet() {
        assertThat(DEPTH.get()).isZero();
    }

    @Test
    void nulls_areRefusedByName() {
        assertThatThrownBy(() -> USER.where(null)).hasMessage("value");
        assertThatThrownBy(() -> ContextLocal.named(null)).hasMessage("name");
        assertThatThrownBy(() -> ContextLocal.named("x", null)).hasMessage("initial");
    }
}
