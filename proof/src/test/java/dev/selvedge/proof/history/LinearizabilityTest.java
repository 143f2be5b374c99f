package dev.selvedge.proof.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Dispatcher;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocking sends, receives and selects of every kind of channel, cancelled, interrupted, closed and aborted meanwhile. */
class LinearizabilityTest {

    private static final int ROUNDS = Integer.getInteger("proof.rounds", 60);

    private static ExecutorService threads;

    @BeforeAll
    static void start() {
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() {
        threads.close();
    }

    static List<Kind> kinds() {
        return Kind.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void everyHistory_isThatOfTheModel(Kind kind) throws InterruptedException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Round round = new Round(seed, kind, Dispatcher.of(threads), channels -> channels);
            round.play();
            assertThat(round.isLinearizable(kind))
                    .as("seed %s, %s", seed, round)
                    .isTrue();
        }
    }
}
