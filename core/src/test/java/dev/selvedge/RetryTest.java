package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.internal.jdk.JdkEnvironment;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.spi.Environment;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What trying again promises: each test is named after a promise. */
class RetryTest {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMillis(350);

    // ---- what comes out --------------------------------------------------------------------------------------------

    @Test
    void success_atOnce_isTheResult() throws Exception {
        assertThat(Retry.attempts(3).call(new Failing(0))).isEqualTo("attempt 1");
    }

    @Test
    void success_atTheLastAttempt_isTheResult() throws Exception {
        Failing body = new Failing(2);
        assertThat(Retry.attempts(3).call(body)).isEqualTo("attempt 3");
    }

    @Test
    void failure_ofTheLastAttempt_comesOutAsItself_withTheEarlierOnesSuppressedInOrder() {
        Failing body = new Failing(3);
        Throwable thrown = catchThrowable(() -> Retry.attempts(3).call(body));
        assertThat(thrown).isInstanceOf(IOException.class).hasMessage("attempt 3");
        assertThat(thrown.getSuppressed()).extracting(Throwable::getMessage).containsExactly("attempt 1", "attempt 2");
        assertThat(body.attempts).isEqualTo(3);
    }

    @Test
    void failure_thatIsTheSameEachTime_isNotSuppressedInItself() {
        IOException same = new IOException("same");
        assertThatThrownBy(() -> Retry.attempts(3).run(() -> {
                    throw same;
                }))
                .isSameAs(same)
                .hasNoSuppressedExceptions();
    }

    @Test
    void failure_thatIsACauseOfTheLast_orHasItAsCause_isNotToldTwice() {
        IOException inner = new IOException("inner");
        IllegalStateException outer = new IllegalStateException("outer", inner);
        assertThatThrownBy(() -> Retry.attempts(2).run(new Sequence(inner, outer)))
                .isSameAs(outer)
                .hasNoSuppressedExceptions();
        assertThatThrownBy(() -> Retry.attempts(2).run(new Sequence(outer, inner)))
                .isSameAs(inner)
                .hasNoSuppressedExceptions();
    }

    @Test
    void failures_ofManyAttempts_doNotFillTheMemory() {
        Throwable thrown = catchThrowable(() -> Retry.attempts(1000).call(new Failing(1000)));
        assertThat(thrown).hasMessage("attempt 1000");
        assertThat(thrown.getSuppressed()).hasSize(32);
        assertThat(thrown.getSuppressed()[31]).hasMessage("attempt 999");
    }

    // ---- what is tried again ---------------------------------------------------------------------------------------

    @Test
    void on_anotherType_isNotTriedAgain() {
        Retry retry = Retry.attempts(3).on(IllegalStateException.class);
        Failing body = new Failing(3);
        assertThatThrownBy(() -> retry.call(body)).hasMessage("attempt 1").hasNoSuppressedExceptions();
        assertThat(body.attempts).isOne();
    }

    @Test
    void on_severalTypes_addsUp_andCoversSubtypes() throws Exception {
        Retry retry = Retry.attempts(3).on(IllegalStateException.class).on(IOException.class);
        Sequence body = new Sequence(new SocketTimeoutException(), new IllegalStateException());
        retry.run(body);
        assertThat(body.attempts).isEqualTo(3);
    }

    @Test
    void on_theTypeThatATaskThrew_isTriedAgain() throws Exception {
        Failing body = new Failing(2);
        String result = Retry.attempts(3)
                .on(IOException.class)
                .call(() -> Scope.call(scope -> scope.fork(body::call).join()));
        assertThat(result).isEqualTo("attempt 3");
    }

    @Test
    void when_theConditionDoesNotHold_isNotTriedAgain() {
        Retry retry = Retry.attempts(9).when(failure -> !"attempt 2".equals(failure.getMessage()));
        assertThatThrownBy(() -> retry.call(new Failing(9))).hasMessage("attempt 2");
    }

    @Test
    void when_theConditionThrows_isNotTriedAgain_andNothingIsLost() {
        IllegalStateException problem = new IllegalStateException("in the condition");
        Retry retry = Retry.attempts(9).when(failure -> {
            throw problem;
        });
        Throwable thrown = catchThrowable(() -> retry.call(new Failing(9)));
        assertThat(thrown).hasMessage("attempt 1");
        assertThat(thrown.getSuppressed()).containsExactly(problem);
    }

    @Test
    void error_isNotTriedAgain() {
        Failing body = new Failing(0);
        assertThatThrownBy(() -> Retry.attempts(3).run(() -> {
                    body.call();
                    throw new AssertionError("a bug");
                }))
                .isInstanceOf(AssertionError.class);
        assertThat(body.attempts).isOne();
    }

    @Test
    void interruptedException_isNotTriedAgain() {
        Failing body = new Failing(0);
        assertThatThrownBy(() -> Retry.attempts(3).run(() -> {
                    body.call();
                    throw new InterruptedException("by the body");
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(body.attempts).isOne();
    }

    @Test
    void description_isImmutable() {
        Retry plain = Retry.attempts(2);
        plain.on(IllegalStateException.class);
        Failing body = new Failing(2);
        assertThatThrownBy(() -> plain.call(body)).hasMessage("attempt 2");
    }

    @Test
    void description_thatMakesNoSense_isRefused() {
        assertThatThrownBy(() -> Retry.attempts(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attempts is 0");
        assertThatThrownBy(() -> Retry.attempts(2).backoff(MOST, FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first is PT0.35S and most is PT0.1S");
        assertThatThrownBy(() -> Retry.attempts(2).backoff(FIRST.negated(), FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first is PT-0.1S");
    }

    // ---- pauses ----------------------------------------------------------------------------------------------------

    @Test
    void bound_doublesUpToTheMost() {
        Retry retry = Retry.attempts(9).backoff(FIRST, MOST);
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(retry::bound))
                .containsExactly(FIRST, FIRST.multipliedBy(2), MOST, MOST);
    }

    @Test
    void bound_ofForEver_doesNotOverflow() {
        Retry retry = Retry.attempts(9).backoff(FIRST, Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(retry.bound(Integer.MAX_VALUE)).isPositive();
        assertThat(Retry.attempts(9).backoff(Duration.ZERO, MOST).bound(Integer.MAX_VALUE))
                .isZero();
    }

    @Test
    void pause_isAnywhereBelowItsBound() {
        Retry retry = Retry.attempts(9).backoff(FIRST, MOST);
        List<Duration> pauses = IntStream.range(0, 1000)
                .mapToObj(i -> retry.pause(1, Strand.current()))
                .sorted()
                .toList();
        assertThat(pauses.getFirst()).isBetween(Duration.ZERO, FIRST.dividedBy(10));
        assertThat(pauses.getLast()).isBetween(FIRST.multipliedBy(9).dividedBy(10), FIRST);
        assertThat(pauses.get(500))
                .isBetween(FIRST.dividedBy(3), FIRST.multipliedBy(2).dividedBy(3));
    }

    @Test
    void pause_comesFromTheSeed() throws Throwable {
        assertThat(pausesOfSeed(42)).isEqualTo(pausesOfSeed(42)).isNotEqualTo(pausesOfSeed(43));
    }

    private static List<Duration> pausesOfSeed(long seed) throws Throwable {
        Environment jdk = JdkEnvironment.INSTANCE;
        Environment seeded = new Environment(jdk.starter(), jdk.parker(), jdk.time(), jdk.listener(), () -> seed);
        Retry retry = Retry.attempts(9).backoff(FIRST, MOST);
        List<Duration> pauses = new ArrayList<>();
        EnvironmentTest.onAThreadWith(seeded, () -> {
            for (int i = 0; i < 5; i++) {
                pauses.add(retry.pause(1, Strand.current()));
            }
        });
        return pauses;
    }

    @Test
    void pauses_passInTheTimeOfTheEnvironment_andAreNoLongerThanTheirBounds() throws Throwable {
        ManualTime.run(time -> () -> Scope.run(scope -> {
            Failing body = new Failing(3);
            Task<String> tries =
                    scope.fork(() -> Retry.attempts(4).backoff(FIRST, MOST).call(body));
            for (Duration bound : List.of(FIRST, FIRST.multipliedBy(2), MOST)) {
                // a task that is quick may begin the next pause within the same advance
                Await.until("it pauses or is done", () -> time.alarmsSet() == 1 || tries.isDone());
                time.advance(bound);
            }
            assertThat(tries.join()).isEqualTo("attempt 4");
        }));
    }

    @Test
    void pause_thatWouldOutliveTheDeadline_isNotBegun() throws Throwable {
        ManualTime.run(time -> () -> {
            Failing body = new Failing(9);
            Throwable thrown = catchThrowable(() -> Scope.within(Duration.ofNanos(1))
                    .run(scope -> Retry.attempts(9)
                            .backoff(Duration.ofDays(1), Duration.ofDays(1))
                            .call(body)));
            assertThat(thrown).isInstanceOf(IOException.class).hasMessage("attempt 1");
        });
    }

    @Test
    void deadline_thatHasPassed_endsIt_evenWithoutPauses() throws Throwable {
        ManualTime.run(time -> () -> {
            Failing body = new Failing(9);
            Throwable thrown = catchThrowable(() -> Scope.within(FIRST)
                    .run(scope -> Retry.attempts(9).call(() -> {
                        time.advance(body.attempts == 1 ? FIRST : Duration.ZERO);
                        return body.call();
                    })));
            assertThat(body.attempts).isEqualTo(2);
            assertThat(thrown).hasMessage("attempt 2");
            assertThat(thrown.getSuppressed()).extracting(Throwable::getMessage).contains("attempt 1");
        });
    }

    // ---- cancellation ----------------------------------------------------------------------------------------------

    @Test
    void cancellation_duringThePause_comesOutWithTheFailuresSuppressed() throws Throwable {
        ManualTime.run(time -> () -> {
            Failing body = new Failing(9);
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Scope.run(scope -> {
                Task<?> tries = scope.fork(() -> thrown.set(catchThrowable(
                        () -> Retry.attempts(9).backoff(FIRST, MOST).call(body))));
                Await.until("it pauses", () -> time.alarmsSet() == 1);
                tries.cancel("enough");
            });
            assertThat(thrown.get()).isInstanceOf(CancelledException.class).hasMessageContaining("enough");
            assertThat(thrown.get().getSuppressed())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure).hasMessage("attempt 1"));
        });
    }

    @Test
    void cancellation_duringAnAttempt_itsFailureComesOut_andIsNotTriedAgain() throws InterruptedException {
        Failing body = new Failing(9);
        AtomicBoolean began = new AtomicBoolean();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Scope.run(scope -> {
            Task<?> tries = scope.fork(() ->
                    thrown.set(catchThrowable(() -> Retry.attempts(9).call(() -> {
                        began.set(true);
                        Await.until("it is cancelled", Cancellation::isCancelled);
                        return body.call();
                    }))));
            Await.until("the attempt has begun", began::get);
            tries.cancel("enough");
        });
        assertThat(body.attempts).isOne();
        assertThat(thrown.get()).isInstanceOf(IOException.class).hasMessage("attempt 1");
    }

    @Test
    void cancellation_before_letsNothingRun() {
        Failing body = new Failing(0);
        assertThatThrownBy(() -> Scope.run(scope -> {
                    scope.cancel("enough");
                    Retry.attempts(9).call(body);
                }))
                .isInstanceOf(ScopeCancelledException.class);
        assertThat(body.attempts).isZero();
    }

    @Test
    void interrupt_duringThePause_comesOutWithTheFailuresSuppressed() {
        Strand tries = Strand.current();
        Thread thread = Thread.currentThread();
        assertThatThrownBy(() -> Scope.run(scope -> {
                    scope.fork(() -> {
                        Await.blocked(tries);
                        thread.interrupt();
                    });
                    Retry.attempts(2)
                            .backoff(Duration.ofDays(30_000), Duration.ofDays(30_000))
                            .call(new Failing(9));
                }))
                .isExactlyInstanceOf(InterruptedException.class)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(failure -> assertThat(failure).hasMessage("attempt 1")));
        assertThat(thread.isInterrupted()).isFalse();
    }

    // ---- helpers ---------------------------------------------------------------------------------------------------

    /** Fails so many times, and then no more. */
    private static final class Failing implements Retry.Body<String, IOException> {

        private final int failures;
        private int attempts;

        Failing(int failures) {
            this.failures = failures;
        }

        @Override
        public String call() throws IOException {
            attempts++;
            if (attempts <= failures) {
                throw new IOException("attempt " + attempts);
            }
            return "attempt " + attempts;
        }
    }

    /** Fails with these, one after another, and then no more. */
    private static final class Sequence implements Retry.Action<Exception> {

        private final Exception[] failures;
        private int attempts;

        Sequence(Exception... failures) {
            this.failures = failures;
        }

        @Override
        public void run() throws Exception {
            if (attempts++ < failures.length) {
                throw failures[attempts - 1];
            }
        }
    }
}
