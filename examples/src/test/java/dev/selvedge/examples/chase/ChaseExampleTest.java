package dev.selvedge.examples.chase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.examples.Output;
import dev.selvedge.examples.WrongArgumentsException;
import dev.selvedge.examples.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ChaseExampleTest {
    private final Output output = new Output();
    private final Room room = Room.furnished(new Random(1));

    @Test
    void run_endsInOneOfItsEndings() throws InterruptedException {
        assertThat(new ChaseExample().run(List.of("--fast", "--seed", "10", "--moves", "200"), output.stream()))
                .isZero();
        assertThat(output.lines().getFirst()).startsWith("move 0: the cat is ");
        assertThat(output.lines().getLast())
                .containsAnyOf(Ending.CAUGHT.words(), Ending.AT_HOME.words(), Ending.TIRED.words())
                .endsWith("(The same room again: --seed 10)");
    }

    @Test
    void run_endsAfterTheMovesAllowed() throws InterruptedException {
        assertThat(new ChaseExample().run(List.of("--fast", "--moves", "2"), output.stream()))
                .isZero();
        assertThat(output.lines().getLast()).startsWith(Ending.TIRED.words());
    }

    @Test
    void run_withWrongArguments_isRefused() {
        assertThatThrownBy(() -> new ChaseExample().run(List.of("--seed", "x"), output.stream()))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageContaining("--seed is 'x'");
        assertThatThrownBy(() -> new ChaseExample().run(List.of("--slow"), output.stream()))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessage("unknown argument '--slow': expected --fast, --seed N, --moves N");
    }

    @Test
    void board_sawTheMouseAtTheCat_isCaught() throws InterruptedException {
        assertThat(shown(new Move(Animal.CAT, new Cell(5, 5)), new Move(Animal.MOUSE, new Cell(5, 5))))
                .isEqualTo(Ending.CAUGHT);
        assertThat(shown(new Move(Animal.CAT, room.mouseStart()))).isEqualTo(Ending.CAUGHT);
    }

    @Test
    void board_sawTheMouseInItsHole_isAtHome() throws InterruptedException {
        assertThat(shown(new Move(Animal.MOUSE, room.hole()))).isEqualTo(Ending.AT_HOME);
    }

    @Test
    void board_drawsEveryMove_inEightyByTwentyFour() throws InterruptedException {
        try (Terminal terminal = Terminal.open(output.stream(), true)) {
            new Board(terminal).show(room, moves(new Move(Animal.MOUSE, new Cell(3, 3))), 1);
        }
        String again = output.text().substring(output.text().indexOf("A┌") + 1);
        assertThat(again.lines()).hasSizeLessThan(24);
        assertThat(again.lines().map(line -> line.replaceAll("\u001b\\[[?0-9;]*[a-zA-Z]", "")))
                .allMatch(line -> line.length() < 80);
        assertThat(output.text()).contains("🐭", "🐱", "()", "· ");
    }

    @Test
    void board_withoutPictures_drawsLetters() throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Terminal terminal = Terminal.open(new PrintStream(bytes, true, StandardCharsets.US_ASCII), true)) {
            new Board(terminal).show(room, moves(new Move(Animal.MOUSE, new Cell(3, 3))), 1);
        }
        String drawn = bytes.toString(StandardCharsets.US_ASCII);
        assertThat(drawn).contains("+--", "mm", "CC", "##", ". ").doesNotContain("??");
    }

    /** Each tells and hears at the same time; if both only told, neither would ever hear. */
    @RepeatedTest(20)
    void senses_bothTellAndHear() throws InterruptedException {
        Channel<Cell> one = Channel.rendezvous();
        Channel<Cell> other = Channel.rendezvous();
        CountDownLatch bothHaveHeard = new CountDownLatch(2);
        Scope.within(Duration.ofSeconds(60)).run(scope -> {
            scope.fork(() -> hear(new Senses(one, other, Duration.ofMillis(2)), bothHaveHeard));
            scope.fork(() -> hear(new Senses(other, one, Duration.ofMillis(3)), bothHaveHeard));
        });
        assertThat(bothHaveHeard.getCount()).isZero();
    }

    private static void hear(Senses senses, CountDownLatch bothHaveHeard) throws InterruptedException {
        Cell here = new Cell(1, 1);
        Cell nowhere = new Cell(0, 0);
        while (senses.listen(here, nowhere).equals(nowhere)) {}
        bothHaveHeard.countDown();
        while (bothHaveHeard.getCount() > 0) {
            senses.listen(here, nowhere);
        }
    }

    @Test
    void room_letsTheCatGetToTheMouse_whereverThereIsNoFurniture() {
        for (int seed = 0; seed < 100; seed++) {
            Room any = Room.furnished(new Random(seed));
            Map<Cell, Integer> steps = any.catStepsTo(any.mouseStart());
            assertThat(any.isOpen(any.catStart())).isTrue();
            assertThat(any.furniture()).isNotEmpty();
            assertThat(steps).containsKey(any.catStart());
            assertThat(steps.keySet())
                    .doesNotContainAnyElementsOf(any.furniture())
                    .doesNotContain(any.hole());
        }
    }

    @Test
    void room_ofTheSameSeed_isTheSame() {
        assertThat(Room.furnished(new Random(7))).isEqualTo(Room.furnished(new Random(7)));
    }

    private Ending shown(Move... moves) throws InterruptedException {
        return new Board(Terminal.open(output.stream())).show(room, moves(moves), moves.length);
    }

    private static Channel<Move> moves(Move... moves) {
        Channel<Move> channel = Channel.unbounded();
        for (Move move : moves) {
            channel.trySend(move);
        }
        return channel;
    }
}
