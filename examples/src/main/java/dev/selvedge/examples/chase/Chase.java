package dev.selvedge.examples.chase;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import java.time.Duration;
import java.util.Random;

/** One chase: three tasks and the channels between them. */
final class Chase {
    private static final Duration PACE_OF_MOUSE = Duration.ofMillis(150);
    private static final Duration PACE_OF_CAT = Duration.ofMillis(110);

    private final Random random;
    private final int speed;

    /** A chase with its chances, and how many times as fast as usual it is. */
    Chase(long seed, int speed) {
        this.random = new Random(seed);
        this.speed = speed;
    }

    /** Lets them run until one of them has won, or the board has seen enough moves. */
    Ending run(Board board, int atMostMoves) throws InterruptedException {
        Room room = Room.furnished(random);
        Channel<Move> moves = Channel.named("moves").rendezvous();
        Channel<Cell> rustling = Channel.named("rustling").rendezvous();
        Channel<Cell> pawsteps = Channel.named("pawsteps").rendezvous();
        Mouse mouse = new Mouse(room, new Senses(rustling, pawsteps, PACE_OF_MOUSE.dividedBy(speed)), moves, random);
        Cat cat = new Cat(room, new Senses(pawsteps, rustling, PACE_OF_CAT.dividedBy(speed)), moves);
        return Scope.named("chase").call(scope -> {
            scope.forkDaemon("mouse", mouse::run);
            scope.forkDaemon("cat", cat::run);
            return scope.fork("board", () -> board.show(room, moves, atMostMoves))
                    .join();
        });
    }
}
