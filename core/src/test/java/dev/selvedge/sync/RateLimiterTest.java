package dev.selvedge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.ManualTime;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.TaskCancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rate limiter promises. */
class RateLimiterTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Task<?> waiting(Scope scope, RateLimiter limiter, int number) throws InterruptedException {
        int before = limiter.waiting();
        Task<?> task = scope.fork(() -> limiter.acquire(number));
        Waiting.until(before + 1, limiter::waiting);
        return task;
    }

    private static int passNow(RateLimiter limiter) {
        int passed = 0;
        while (limiter.tryAcquire()) {
            passed++;
        }
        return passed;
    }

    @Test
    void soManyPassInATime_andWhatIsNotUsedIsSavedUpToTheBurst() throws Throwable {
        ManualTime.run(time -> () -> {
            RateLimiter limiter = RateLimiter.of(10, SECOND);
            assertThat(passNow(limiter)).isEqualTo(10);
            time.advance(Duration.ofMillis(350));
            assertThat(passNow(limiter)).isEqualTo(3);
            time.advance(Duration.ofMillis(50));
            assertThat(passNow(limiter)).isEqualTo(1);
            time.advance(Duration.ofHours(1).minusSeconds(10));
            assertThat(passNow(limiter)).isEqualTo(10);
        });
    }

    @Test
    void aBurstOfOne_keepsEqualDistances() throws Throwable {
        ManualTime.run(time -> () -> Scope.run(scope -> {
            RateLimiter limiter = RateLimiter.of(3, SECOND, 1);
            limiter.acquire();
            List<Task<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tasks.add(waiting(scope, limiter, 1));
            }
            time.advance(Duration.ofNanos(333_333_332));
            assertThat(tasks).noneMatch(Task::isDone);
            time.advance(Duration.ofNanos(1));
            tasks.get(0).join();
            time.advance(Duration.ofNanos(666_666_667));
            tasks.get(1).join();
            tasks.get(2).join();
        }));
    }

    @Test
    void fair_whoAsksForFewerDoesNotPassWhoWaits() throws Throwable {
        ManualTime.run(time -> () -> Scope.run(scope -> {
            RateLimiter limiter = RateLimiter.of(4, SECOND);
            limiter.acquire(4);
            Task<?> four = waiting(scope, limiter, 4);
            time.advance(Duration.ofMillis(750));
            assertThat(limiter.tryAcquire()).isFalse();
            Task<?> one = waiting(scope, limiter, 1);
            time.advance(Duration.ofMillis(250));
            four.join();
            assertThat(one.isDone()).isFalse();
            time.advance(Duration.ofMillis(250));
            one.join();
        }));
    }

    @Test
    void whoIsCancelledWhileWaiting_doesNotCount() throws Throwable {
        ManualTime.run(time -> () -> Scope.run(scope -> {
            RateLimiter limiter = RateLimiter.of(1, SECOND);
            limiter.acquire();
            Task<?> waiting = waiting(scope, limiter, 1);
            waiting.cancel("the test says so");
            assertThatThrownBy(waiting::join).isInstanceOf(TaskCancelledException.class);
            time.advance(SECOND);
            assertThat(limiter.tryAcquire()).isTrue();
            assertThat(time.alarmsSet()).isZero();
        }));
    }

    @Test
    void onAcquire_isAClauseLikeAnyOther() throws Throwable {
        ManualTime.run(time -> () -> {
            RateLimiter limiter = RateLimiter.of(1, SECOND);
            assertThat(Select.<String>poll(limiter.onAcquire(() -> "passed"))).isEqualTo("passed");
            assertThat(Select.<String>poll(limiter.onAcquire(() -> "passed"))).isNull();
            time.advance(SECOND);
            assertThat(Select.<String>select(limiter.onAcquire(() -> "passed"))).isEqualTo("passed");
        });
    }

    @Test
    void badNumbers_areRefused() {
        RateLimiter limiter = RateLimiter.named("calls", 10, SECOND, 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter.acquire(6))
                .withMessage("number is 6: rate limiter 'calls' has a burst of 5, so a number from 1 to 5 is expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.of(0, SECOND))
                .withMessage("number is 0: at least 1 must be able to pass");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.of(1, Duration.ZERO))
                .withMessage("per is PT0S: give a duration of more than zero");
    }
}
