package dev.selvedge.examples.chase;

import dev.selvedge.Sender;
import java.util.Comparator;
import java.util.Random;

/** The mouse: wants to get to its hole, and not too near to where it last heard the cat; but its fear wears off. */
final class Mouse {
    /** From this far on, the cat does not frighten it. */
    private static final int SAFE_STEPS = 6;

    /** After so many steps it has half the fear. */
    private static final double STEPS_TO_HALF_THE_FEAR = 25;

    private final Room room;
    private final Senses senses;
    private final Sender<Move> board;
    private final Random random;

    Mouse(Room room, Senses senses, Sender<Move> board, Random random) {
        this.room = room;
        this.senses = senses;
        this.board = board;
        this.random = random;
    }

    /** Runs until it is in its hole. */
    void run() throws InterruptedException {
        Cell here = room.mouseStart();
        Cell cat = room.catStart();
        for (int steps = 0; !here.equals(room.hole()); steps++) {
            cat = senses.listen(here, cat);
            here = bestStep(here, cat, STEPS_TO_HALF_THE_FEAR / (STEPS_TO_HALF_THE_FEAR + steps));
            board.send(new Move(Animal.MOUSE, here));
        }
    }

    private Cell bestStep(Cell here, Cell cat, double fear) {
        return room.stepsOfMouse(here).stream()
                .map(cell -> new Choice(cell, discomfort(cell, cat, fear)))
                .min(Comparator.comparingDouble(Choice::discomfort))
                .orElseThrow()
                .cell();
    }

    /** The way left, the fear of the cat, and a mood, which keeps it from waiting at one place for ever. */
    private double discomfort(Cell cell, Cell cat, double fear) {
        int nearness = Math.max(0, SAFE_STEPS - cell.stepsTo(cat));
        double danger = room.isOpen(cell) ? nearness * nearness : 0;
        return cell.stepsTo(room.hole()) + fear * danger + random.nextDouble() * 2;
    }

    private record Choice(Cell cell, double discomfort) {}
}
