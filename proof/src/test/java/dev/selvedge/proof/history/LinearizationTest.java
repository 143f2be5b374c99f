package dev.selvedge.proof.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Dispatcher;
import dev.selvedge.Overflow;
import dev.selvedge.proof.history.Action.Attempt;
import dev.selvedge.proof.history.Action.Manner;
import dev.selvedge.proof.history.Kind.Order;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The check can fail: histories that no channel may have, made up by hand and made by channels broken on purpose. */
class LinearizationTest {

    private static final Kind RENDEZVOUS = new Kind(Order.FIFO, 0, Overflow.BLOCK);
    private static final Kind ONE = new Kind(Order.FIFO, 1, Overflow.BLOCK);
    private static final Kind TWO = new Kind(Order.FIFO, 2, Overflow.BLOCK);
    private static final Kind STACK = new Kind(Order.LIFO, 2, Overflow.BLOCK);

    private static Call send(int element, long invoked, long returned) {
        return new Call(new Attempt(Manner.PLAIN, List.of(Way.send(0, element))), Answer.done(0), invoked, returned);
    }

    private static Call receive(int element, long invoked, long returned) {
        return new Call(
                new Attempt(Manner.PLAIN, List.of(Way.receive(0))), Answer.received(0, element), invoked, returned);
    }

    private static boolean isPossible(Kind kind, Call... history) {
        return Linearization.exists(List.of(history), List.of(kind), model -> true);
    }

    @Test
    void rendezvous_meetsWithinBothCalls() {
        assertThat(isPossible(RENDEZVOUS, send(1, 0, 2), receive(1, 1, 3))).isTrue();
        assertThat(isPossible(RENDEZVOUS, send(1, 0, 1), receive(1, 2, 3))).isFalse();
    }

    @Test
    void lostElement_isNoticed() {
        assertThat(isPossible(TWO, send(1, 0, 1), send(2, 2, 3), receive(2, 4, 5)))
                .isFalse();
    }

    @Test
    void doubledElement_isNoticed() {
        assertThat(isPossible(TWO, send(1, 0, 9), receive(1, 1, 8), receive(1, 2, 7)))
                .isFalse();
    }

    @Test
    void inventedElement_isNoticed() {
        assertThat(isPossible(TWO, send(1, 0, 9), receive(2, 1, 8))).isFalse();
    }

    @Test
    void order_isThatOfTheCallsUnlessTheyOverlap() {
        assertThat(isPossible(TWO, send(1, 0, 1), send(2, 2, 3), receive(2, 4, 6), receive(1, 5, 7)))
                .isTrue();
        assertThat(isPossible(TWO, send(1, 0, 1), send(2, 2, 3), receive(2, 4, 5), receive(1, 6, 7)))
                .isFalse();
        assertThat(isPossible(STACK, send(1, 0, 1), send(2, 2, 3), receive(2, 4, 5), receive(1, 6, 7)))
                .isTrue();
    }

    @Test
    void sendIntoAFullBuffer_isNoticed() {
        assertThat(isPossible(ONE, send(1, 0, 1), send(2, 2, 3), receive(1, 4, 5), receive(2, 6, 7)))
                .isFalse();
    }

    @Test
    void effectOfACallThatWasGivenUp_isNoticed() {
        Call givenUp = new Call(send(1, 0, 5).action(), Answer.GIVEN_UP, 0, 5);
        assertThat(isPossible(ONE, givenUp)).isTrue();
        assertThat(isPossible(ONE, givenUp, receive(1, 1, 6))).isFalse();
    }

    @Test
    void selectThatLeavesItsTurn_isNoticed() {
        Attempt select = new Attempt(Manner.PRIORITIZED, List.of(Way.receive(0), Way.send(0, 2)));
        assertThat(isPossible(TWO, send(1, 0, 1), new Call(select, Answer.received(0, 1), 2, 3)))
                .isTrue();
        assertThat(isPossible(TWO, send(1, 0, 1), new Call(select, Answer.done(1), 2, 3), receive(1, 4, 5)))
                .isFalse();
    }

    // ---- broken channels, in the rounds that the real ones go through -----------------------------------------------

    @Test
    void channelsInAnotherOrder_areNoticed() throws InterruptedException {
        assertNoticed(STACK, TWO, channels -> channels);
    }

    @Test
    void channelsWithAPlaceTooMany_areNoticed() throws InterruptedException {
        assertNoticed(TWO, ONE, channels -> channels);
    }

    @Test
    void channelsThatLoseAnElement_areNoticed() throws InterruptedException {
        assertNoticed(TWO, TWO, LosesWhatIsTried::new);
    }

    @Test
    void channelsThatDoubleAnElement_areNoticed() throws InterruptedException {
        assertNoticed(TWO, TWO, DoublesWhatIsTried::new);
    }

    private static void assertNoticed(Kind made, Kind promised, UnaryOperator<Channels> planted)
            throws InterruptedException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int seed = 0; seed < 200; seed++) {
                Round round = new Round(seed, made, Dispatcher.of(threads), planted);
                round.play();
                if (!round.isLinearizable(promised)) {
                    return;
                }
            }
        }
        assertThat(IntStream.empty()).as("a round in which it was noticed").isNotEmpty();
    }

    /** Says that an element was sent, and keeps it. */
    private static final class LosesWhatIsTried extends Channels {

        private final Channels real;

        LosesWhatIsTried(Channels real) {
            super(List.of());
            this.real = real;
        }

        @Override
        Answer act(Action action) throws InterruptedException {
            boolean tries = action instanceof Attempt(Manner manner, List<Way> ways)
                    && manner == Manner.TRY
                    && ways.getFirst().kind() == Way.Kind.SEND;
            return tries ? Answer.done(0) : real.act(action);
        }
    }

    /** Sends an element twice. */
    private static final class DoublesWhatIsTried extends Channels {

        private final Channels real;

        DoublesWhatIsTried(Channels real) {
            super(List.of());
            this.real = real;
        }

        @Override
        Answer act(Action action) throws InterruptedException {
            if (action instanceof Attempt(Manner manner, List<Way> ways)
                    && manner == Manner.TRY
                    && ways.getFirst().kind() == Way.Kind.SEND) {
                real.act(action);
            }
            return real.act(action);
        }
    }
}
