package dev.selvedge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import org.junit.jupiter.api.Test;

/** What a mutex promises, and events and latches. */
class MutexTest {

    @Test
    void mutex_letsOneInAtATime() throws InterruptedException {
        Mutex mutex = Mutex.create();
        int[] count = new int[1];
        Scope.run(scope -> {
            for (int i = 0; i < 20; i++) {
                scope.fork(() -> {
                    for (int round = 0; round < 100; round++) {
                        try (Permit held = mutex.lock()) {
                            count[0]++;
                        }
                    }
                });
            }
        });
        assertThat(count[0]).isEqualTo(2_000);
        assertThat(mutex).hasToString("mutex (free)");
    }

    @Test
    void mutex_itsOwnerAgain_isRefused() throws InterruptedException {
        Mutex mutex = Mutex.named("accounts");
        try (Permit held = mutex.lock()) {
            assertThatIllegalStateException().isThrownBy(mutex::lock).withMessageContaining("not reentrant");
            assertThat(mutex.tryLock()).isNull();
        }
        assertThat(mutex.holder()).isNull();
    }

    @Test
    void mutexWhoseOwnerEnded_isAbandoned_andTakingItFails_untilReset() throws InterruptedException {
        Mutex mutex = Mutex.named("accounts");
        Scope.supervised().run(scope -> {
            scope.fork("owner", () -> mutex.lock()).join();
            assertThatThrownBy(mutex::tryLock)
                    .isInstanceOf(AbandonedMutexException.class)
                    .hasMessageContaining("mutex 'accounts' was abandoned")
                    .hasMessageContaining("task 'owner'")
                    .hasMessageContaining("reset()");
            assertThatThrownBy(mutex::lock).isInstanceOf(AbandonedMutexException.class);
            assertThatThrownBy(() -> Select.select(mutex.onLock(held -> held)))
                    .isInstanceOf(AbandonedMutexException.class);
            assertThat(mutex.isAbandoned()).isTrue();
            mutex.reset();
            mutex.lock().close();
            assertThat(mutex.isAbandoned()).isFalse();
        });
    }

    @Test
    void mutexWhoseOwnerEnded_failsThoseWhoWait_namingTheOwner() throws InterruptedException {
        Mutex mutex = Mutex.named("accounts");
        Scope.supervised().run(scope -> {
            Event mayEnd = Event.create();
            Task<?> owner = scope.fork("owner", () -> {
                mutex.lock();
                mayEnd.await();
            });
            while (mutex.holder() == null) {
                Thread.onSpinWait();
            }
            Task<?> waiter = scope.fork("waiter", () -> mutex.lock());
            Waiting.until(1, mutex::waiting);
            mayEnd.set();
            assertThatThrownBy(waiter::join)
                    .hasCauseInstanceOf(AbandonedMutexException.class)
                    .hasMessageContaining("task 'owner'");
            owner.join();
        });
    }

    @Test
    void mutex_isOneMoreThingToSelectOn() throws InterruptedException {
        Mutex mutex = Mutex.create();
        String result = Select.select(mutex.onLock(held -> {
            held.close();
            return "locked";
        }));
        assertThat(result).isEqualTo("locked");
        assertThat(mutex.holder()).isNull();
    }

    // ---- event and latch -------------------------------------------------------------------------------------------

    @Test
    void event_letsAllGoOn_andFromThenOnNobodyWaits() throws InterruptedException {
        Event ready = Event.named("ready");
        Scope.run(scope -> {
            Task<?> one = scope.fork(ready::await);
            Task<String> other = scope.fork(() -> Select.<String>select(ready.onSet(() -> "set")));
            Waiting.until(2, ready::waiting);
            ready.set();
            one.join();
            assertThat(other.join()).isEqualTo("set");
            ready.await();
        });
        assertThat(ready).hasToString("event 'ready' (set)");
        ready.reset();
        assertThat(Select.<String>poll(ready.onSet(() -> "set"))).isNull();
    }

    @Test
    void latch_opensAtZero_andCountingOnIsRefused() throws InterruptedException {
        Latch done = Latch.named("done", 3);
        Scope.run(scope -> {
            Task<?> waiter = scope.fork(done::await);
            for (int i = 0; i < 3; i++) {
                assertThat(waiter.isDone()).isFalse();
                scope.fork(done::countDown);
            }
            waiter.join();
        });
        assertThat(Select.<String>select(done.onZero(() -> "open"))).isEqualTo("open");
        assertThatIllegalStateException().isThrownBy(done::countDown).withMessageContaining("latch 'done' is zero");
    }
}
