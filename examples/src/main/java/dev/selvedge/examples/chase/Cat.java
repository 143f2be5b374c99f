package dev.selvedge.examples.chase;

import dev.selvedge.Sender;
import java.util.Comparator;
import java.util.Map;

/** The cat: takes the shortest way to where it last heard the mouse, and leaps when it is near. */
final class Cat {
    /** From here it takes two steps at a time. */
    private static final int STEPS_TO_LEAP = 3;

    private final Room room;
    private final Senses senses;
    private final Sender<Move> board;

    Cat(Room room, Senses senses, Sender<Move> board) {
        this.room = room;
        this.senses = senses;
        this.board = board;
    }

    /** Runs after the mouse until it is told to stop. */
    void run() throws InterruptedException {
        Cell here = room.catStart();
        Cell mouse = room.mouseStart();
        while (true) {
            mouse = senses.listen(here, mouse);
            here = here.stepsTo(mouse) > STEPS_TO_LEAP ? stepTo(mouse, here) : stepTo(mouse, stepTo(mouse, here));
            board.send(new Move(Animal.CAT, here));
        }
    }

    private Cell stepTo(Cell mouse, Cell here) {
        Map<Cell, Integer> steps = room.catStepsTo(mouse);
        return room.stepsOfCat(here).stream()
                .min(Comparator.comparingInt(cell -> steps.getOrDefault(cell, Integer.MAX_VALUE)))
                .orElse(here);
    }
}
