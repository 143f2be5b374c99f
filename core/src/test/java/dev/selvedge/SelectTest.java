package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a select promises. */
class SelectTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void readyReceive_isChosen() throws InterruptedException {
        Channel<String> one = Channel.buffered(1);
        Channel<String> two = Channel.buffered(1);
        two.send("b");
        String result = Select.select(one.onReceive(e -> "one " + e), two.onReceive(e -> "two " + e));
        assertThat(result).isEqualTo("two b");
    }

    @Test
    void readySend_isChosen() throws InterruptedException {
        Channel<String> full = Channel.buffered(1);
        full.send("x");
        Channel<String> free = Channel.buffered(1);
        String result = Select.select(full.onSend("a", () -> "full"), free.onSend("b", () -> "free"));
        assertThat(result).isEqualTo("free");
        assertThat(free.tryReceive()).isEqualTo("b");
    }

    @Test
    void waiting_isEndedByAnyClause_andTheOthersTakeNoEffect() throws InterruptedException {
        Channel<String> one = Channel.rendezvous();
        Channel<String> two = Channel.rendezvous();
        Scope.run(scope -> {
            Task<String> select = scope.fork(() -> Select.<String>select(one.onReceive(), two.onReceive()));
            Await.blocked(select);
            two.send("b");
            assertThat(select.join()).isEqualTo("b");
            assertThat(one.trySend("a"))
                    .as("the select has left the other queue")
                    .isFalse();
        });
    }

    @Test
    void selectMeetsSelect() throws InterruptedException {
        Channel<Integer> one = Channel.rendezvous();
        Channel<Integer> two = Channel.rendezvous();
        AtomicInteger sum = new AtomicInteger();
        Scope.run(scope -> {
            for (int i = 0; i < 1_000; i++) {
                int element = i;
                scope.fork(() -> Select.select(one.onSend(element), two.onSend(element)));
                scope.fork(() -> Select.<Integer>select(two.onReceive(sum::addAndGet), one.onReceive(sum::addAndGet)));
            }
        });
        assertThat(sum).hasValue(999 * 1_000 / 2);
    }

    @Test
    void sameChannelAsSenderAndReceiver_neverMeetsItself() throws InterruptedException {
        for (Channel<String> channel : List.of(Channel.<String>rendezvous(), Channel.<String>buffered(1))) {
            String polled = Select.<String>poll(
                    channel.onReceive(e -> "met " + e),
                    channel.onSend("self", () -> "sent").when(channel.trySend("x")));
            if (polled != null) {
                assertThat(polled).isIn("met x");
            }
        }
        Channel<String> channel = Channel.rendezvous();
        Scope.run(scope -> {
            Task<String> select = scope.fork(
                    () -> Select.select(channel.onReceive(e -> "met " + e), channel.onSend("self", () -> "sent")));
            Await.blocked(select);
            assertThat(channel.receive()).isEqualTo("self");
            assertThat(select.join()).isEqualTo("sent");
        });
    }

    @Test
    void sameChannelTwice_servesOneClause() throws InterruptedException {
        Channel<String> channel = Channel.rendezvous();
        Scope.run(scope -> {
            Task<String> select =
                    scope.fork(() -> Select.select(channel.onReceive(e -> "1 " + e), channel.onReceive(e -> "2 " + e)));
            Await.blocked(select);
            channel.send("a");
            assertThat(select.join()).isIn("1 a", "2 a");
            assertThat(channel.trySend("b")).isFalse();
        });
    }

    @Test
    void fair_everyReadyClauseHasItsTurn() throws InterruptedException {
        Map<Integer, Integer> chosen = new HashMap<>();
        List<Channel<Integer>> channels = List.of(Channel.buffered(1), Channel.buffered(1), Channel.buffered(1));
        for (int i = 0; i < 3_000; i++) {
            for (int c = 0; c < 3; c++) {
                channels.get(c).trySend(c);
            }
            chosen.merge(
                    Select.<Integer>select(
                            channels.get(0).onReceive(),
                            channels.get(1).onReceive(),
                            channels.get(2).onReceive()),
                    1,
                    Integer::sum);
        }
        assertThat(chosen.values())
                .hasSize(3)
                .allSatisfy(count -> assertThat(count).isBetween(800, 1_200));
    }

    @Test
    void prioritized_takesTheFirstThatIsReady() throws InterruptedException {
        Channel<String> one = Channel.buffered(1);
        Channel<String> two = Channel.buffered(1);
        for (int i = 0; i < 100; i++) {
            one.trySend("1");
            two.trySend("2");
            assertThat(Select.<String>prioritized(one.onReceive(), two.onReceive()))
                    .isEqualTo("1");
        }
    }

    @Test
    void poll_neverBlocks() throws InterruptedException {
        Channel<String> channel = Channel.rendezvous();
        assertThat(Select.<String>poll(channel.onReceive())).isNull();
        assertThat(Select.<String>poll(channel.onReceive(), Clause.after(Duration.ZERO, () -> "time")))
                .isEqualTo("time");
        assertThat(Select.<String>poll(channel.onReceive().when(false))).isNull();
    }

    @Test
    void switchedOffClause_isNeverReady() throws InterruptedException {
        Channel<String> channel = Channel.buffered(1);
        channel.send("there");
        String result = Select.select(channel.onReceive().when(false), Clause.after(Duration.ZERO, () -> "time came"));
        assertThat(result).isEqualTo("time came");
        assertThat(channel.tryReceive()).isEqualTo("there");
    }

    // ---- a task's end ----------------------------------------------------------------------------------------------

    @Test
    void taskEnd_isOneMoreThingToSelectOn() throws InterruptedException {
        String result = Scope.call(scope -> {
            Task<Integer> price = scope.fork("price", () -> 42);
            return Select.select(Channel.<String>rendezvous().onReceive(), price.onDone(p -> "price " + p));
        });
        assertThat(result).isEqualTo("price 42");
    }

    @Test
    void taskEnd_ofAFailedTask_throwsWhenChosen_evenWhileTheScopeIsBeingCancelled() {
        for (int i = 0; i < 500; i++) {
            assertThatThrownBy(() -> Scope.run(scope -> {
                        Task<?> fails = scope.fork("fails", () -> {
                            throw new IOException("known");
                        });
                        assertThatThrownBy(() ->
                                        Select.<Object>select(fails.onDone(x -> x), Clause.after(LONG, () -> "late")))
                                .isInstanceOf(TaskFailedException.class)
                                .hasRootCauseMessage("known");
                    }))
                    .isInstanceOf(TaskFailedException.class);
        }
    }

    @Test
    void taskOutcome_isChosenHoweverItEnded() throws InterruptedException {
        Scope.supervised().run(scope -> {
            Task<?> fails = scope.fork("fails", () -> {
                throw new IOException("kept");
            });
            String told = Select.select(fails.onOutcome(outcome -> switch (outcome) {
                case Outcome.Success<?> s -> "success";
                case Outcome.Failure<?>(Throwable e) -> "failed: " + e.getMessage();
                case Outcome.Cancelled<?> c -> "cancelled";
            }));
            assertThat(told).isEqualTo("failed: kept");
        });
    }

    // ---- time ------------------------------------------------------------------------------------------------------

    @Test
    void time_endsTheWaitWhenNothingElseDoes() throws Throwable {
        ManualTime.run(time -> () -> {
            Channel<String> never = Channel.rendezvous();
            Scope.run(scope -> {
                Task<String> select = scope.fork(() -> Select.select(
                        never.onReceive(),
                        Clause.after(LONG, () -> "an hour has passed"),
                        Clause.after(LONG.multipliedBy(2), () -> "two hours have passed")));
                Await.until("it waits for the time", () -> time.alarmsSet() == 1);
                time.advance(LONG.minusNanos(1));
                assertThat(select.isDone()).isFalse();
                time.advance(Duration.ofNanos(1));
                assertThat(select.join()).isEqualTo("an hour has passed");
            });
            assertThat(time.alarmsSet()).isZero();
        });
    }

    @Test
    void time_thatDoesNotFire_leavesNothing() throws Throwable {
        ManualTime.run(time -> () -> {
            Channel<String> channel = Channel.rendezvous();
            Scope.run(scope -> {
                Task<String> select =
                        scope.fork(() -> Select.select(channel.onReceive(), Clause.after(LONG, () -> "late")));
                Await.until("it waits", () -> time.alarmsSet() == 1);
                channel.send("in time");
                assertThat(select.join()).isEqualTo("in time");
            });
            assertThat(time.alarmsSet()).isZero();
        });
    }

    @Test
    void time_alone_isAPauseThatCancellationEnds() throws Throwable {
        ManualTime.run(time -> () -> Scope.run(scope -> {
            Task<?> pauses = scope.fork(() -> Select.select(Clause.after(LONG)));
            Task<?> gone = scope.fork(() -> Select.select(Clause.after(LONG)));
            Await.blocked(gone);
            gone.cancel("not needed");
            assertThat(gone.outcome()).isInstanceOf(Outcome.Cancelled.class);
            Await.until("it pauses", () -> time.alarmsSet() == 1);
            time.advance(LONG);
            assertThat(pauses.outcome()).isInstanceOf(Outcome.Success.class);
        }));
    }

    @Test
    void deadlineAsAClause() throws InterruptedException {
        String result = Select.select(
                Channel.<String>rendezvous().onReceive(), Clause.at(Deadline.after(Duration.ZERO), () -> "passed"));
        assertThat(result).isEqualTo("passed");
        assertThat(Select.<String>poll(Clause.at(Deadline.current(), () -> "never")))
                .isNull();
    }

    // ---- closed channels -------------------------------------------------------------------------------------------

    @Test
    void clauseOnAnEndedChannel_isReady_andThrowsWhenChosen() {
        Channel<String> ended = Channel.named("ended").buffered(1);
        ended.close();
        assertThatThrownBy(() -> Select.<String>select(ended.onReceive(), Clause.after(LONG, () -> "late")))
                .isInstanceOf(ChannelClosedException.class)
                .hasMessage("channel 'ended' is closed");
        assertThatThrownBy(() -> Select.select(ended.onSend("x"))).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void clauseOnAnEndedChannel_doesWhatOrClosedSays() throws InterruptedException {
        Channel<String> ended = Channel.buffered(1);
        ended.close();
        assertThat(Select.<String>select(ended.onReceive().orClosed(() -> "no more")))
                .isEqualTo("no more");
    }

    @Test
    void closing_endsAWaitingSelect() throws InterruptedException {
        Channel<String> channel = Channel.rendezvous();
        Scope.run(scope -> {
            Task<String> select =
                    scope.fork(() -> Select.<String>select(channel.onReceive().orClosed(() -> "closed")));
            Await.blocked(select);
            channel.close();
            assertThat(select.join()).isEqualTo("closed");
        });
    }

    // ---- cancellation and bad use ----------------------------------------------------------------------------------

    @Test
    void cancelled_noClauseTookEffect() throws InterruptedException {
        Channel<String> one = Channel.rendezvous();
        Channel<String> two = Channel.rendezvous();
        Scope.run(scope -> {
            Task<?> select = scope.fork(() -> Select.<String>select(one.onReceive(), two.onReceive()));
            Await.blocked(select);
            select.cancel("stop");
            assertThat(select.outcome()).isInstanceOf(Outcome.Cancelled.class);
            assertThat(one.trySend("a")).isFalse();
            assertThat(two.trySend("b")).isFalse();
        });
    }

    @Test
    void noClause_isRefused() {
        assertThatThrownBy(() -> Select.<String>select())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no clause is given: a select needs at least one to wait for");
        assertThatThrownBy(() -> Select.<String>poll()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlySwitchedOffClauses_areRefused() {
        Channel<String> channel = Channel.rendezvous();
        assertThatThrownBy(() -> Select.<String>select(channel.onReceive().when(false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the only clause is switched off");
    }

    @Test
    void nulls_areRefusedByName() {
        assertThatThrownBy(() -> Select.<String>select((Clause<String>) null)).hasMessage("clauses[0]");
        assertThatThrownBy(() -> Clause.after(null, () -> 1)).hasMessage("delay");
        assertThatThrownBy(() -> Clause.after(Duration.ofSeconds(-1), () -> 1)).hasMessageContaining("delay is PT-1S");
    }

    @Test
    void poll_wakesWhomItServes() throws InterruptedException {
        Channel<Integer> channel = Channel.rendezvous();
        Scope.run(scope -> {
            Task<?> sender = scope.fork(() -> channel.send(1));
            Await.blocked(sender);
            assertThat(Select.<Integer>poll(channel.onReceive())).isEqualTo(1);
            sender.join();
        });
    }
}
