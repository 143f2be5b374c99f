package dev.selvedge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Selectable;
import dev.selvedge.Taker;
import dev.selvedge.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The public clause interface, used as a library outside would: this package sees nothing but what is exported. */
class SelectableTest {

    private static final class Turnstile extends Selectable<Integer> {
        private int free;

        Turnstile() {
            super("turnstile");
        }

        @Override
        protected @Nullable Integer offer(Taker taker) {
            return free > 0 ? free : null;
        }

        @Override
        protected void taken(Taker taker, Integer what) {
            free--;
        }

        void open(int number) {
            change(() -> free += number);
        }

        int free() {
            return read(() -> free);
        }

        int pass() throws InterruptedException {
            return take(null);
        }

        Clause<Integer> onPass() {
            return clause(null, left -> left);
        }
    }

    @Test
    void waiters_areServedInTheirOrder_forAsLongAsThereIsSomething() throws InterruptedException {
        Turnstile turnstile = new Turnstile();
        Scope.run(scope -> {
            List<Task<Integer>> waiting = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                waiting.add(scope.fork(turnstile::pass));
                Waiting.until(i, turnstile::waiting);
            }
            turnstile.open(2);
            assertThat(waiting.get(0).join()).isEqualTo(2);
            assertThat(waiting.get(1).join()).isEqualTo(1);
            assertThat(waiting.get(2).isDone()).isFalse();
            turnstile.open(1);
        });
        assertThat(turnstile.free()).isZero();
    }

    @Test
    void exactlyOneClauseTakesEffect_underFire() throws InterruptedException {
        int rounds = 2_000;
        Turnstile one = new Turnstile();
        Turnstile other = new Turnstile();
        Channel<Integer> channel = Channel.unbounded();
        int passed = Scope.call(scope -> {
            Task<Integer> selecting = scope.fork(() -> {
                for (int i = 0; i < 3 * rounds; i++) {
                    Select.select(one.onPass(), other.onPass(), channel.onReceive());
                }
                return 3 * rounds;
            });
            scope.fork(() -> {
                for (int i = 0; i < rounds; i++) {
                    one.open(1);
                    other.open(1);
                }
            });
            for (int i = 0; i < rounds; i++) {
                channel.send(i);
            }
            return selecting.join();
        });
        assertThat(passed).isEqualTo(3 * rounds);
        assertThat(one.free()).isZero();
        assertThat(other.free()).isZero();
        assertThat(channel.statistics().held()).isZero();
        assertThat(one.waiting() + other.waiting()).isZero();
    }
}
