package dev.selvedge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.ManualTime;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.TaskCancelledException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a ticker promises. */
class TickerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Task<Long> waiting(Scope scope, Ticker ticker) throws InterruptedException {
        int before = ticker.waiting();
        Task<Long> task = scope.fork(ticker::await);
        Waiting.until(before + 1, ticker::waiting);
        return task;
    }

    @Test
    void ticks_comeAtEqualDistances_howeverLongTheTakerTakes() throws Throwable {
        ManualTime.run(time -> () -> Scope.run(scope -> {
            Ticker ticker = Ticker.every(SECOND);
            Task<Long> first = waiting(scope, ticker);
            time.advance(Duration.ofMillis(999));
            assertThat(first.isDone()).isFalse();
            time.advance(Duration.ofMillis(401));
            assertThat(first.join()).isEqualTo(1);
            Task<Long> second = waiting(scope, ticker);
            time.advance(Duration.ofMillis(599));
            assertThat(second.isDone()).isFalse();
            time.advance(Duration.ofMillis(1));
            assertThat(second.join()).isEqualTo(2);
        }));
    }

    @Test
    void missedTicks_areSkipped_andTheNumberTells() throws Throwable {
        ManualTime.run(time -> () -> Scope.run(scope -> {
            Ticker ticker = Ticker.every(SECOND);
            time.advance(Duration.ofMillis(3_500));
            assertThat(ticker.await()).isEqualTo(3);
            Task<Long> next = waiting(scope, ticker);
            time.advance(Duration.ofMillis(500));
            assertThat(next.join()).isEqualTo(4);
        }));
    }

    @Test
    void aTick_goesToOneOfThoseWhoWait() throws Throwable {
        ManualTime.run(time -> () -> Scope.run(scope -> {
            Ticker ticker = Ticker.every(SECOND);
            Task<Long> one = waiting(scope, ticker);
            Task<Long> other = waiting(scope, ticker);
            time.advance(SECOND);
            assertThat(one.join()).isEqualTo(1);
            assertThat(other.isDone()).isFalse();
            time.advance(SECOND);
            assertThat(other.join()).isEqualTo(2);
        }));
    }

    @Test
    void onTick_isAClauseLikeAnyOther() throws Throwable {
        ManualTime.run(time -> () -> {
            Ticker ticker = Ticker.every(SECOND);
            Channel<String> words = Channel.buffered(1);
            Clause<String> tick = ticker.onTick(number -> "tick " + number);
            assertThat(Select.<String>poll(tick)).isNull();
            words.send("word");
            assertThat(Select.<String>select(tick, words.onReceive())).isEqualTo("word");
            time.advance(SECOND);
            assertThat(Select.<String>select(tick, words.onReceive())).isEqualTo("tick 1");
        });
    }

    @Test
    void whileNobodyWaits_noAlarmIsSet() throws Throwable {
        ManualTime.run(time -> () -> Scope.run(scope -> {
            Ticker ticker = Ticker.every(SECOND);
            Task<Long> waiting = waiting(scope, ticker);
            waiting.cancel("the test says so");
            assertThatThrownBy(waiting::join).isInstanceOf(TaskCancelledException.class);
            assertThat(ticker.waiting()).isZero();
            time.advance(Duration.ofDays(1));
            assertThat(time.alarmsSet()).isZero();
        }));
    }

    @Test
    void aPeriodThatIsNone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ticker.every(Duration.ZERO))
                .withMessage("period is PT0S: give a duration of more than zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ticker.every(Duration.ofDays(365_000)))
                .withMessageContaining("less than 292 years");
    }
}
