package dev.selvedge.examples.chase;

import java.util.List;
import java.util.stream.IntStream;

/** A place in the room. */
record Cell(int column, int row) {

    /** How many steps it takes to get to another cell if nothing is in the way; a step may be diagonal. */
    int stepsTo(Cell other) {
        return Math.max(Math.abs(column - other.column), Math.abs(row - other.row));
    }

    /** The eight cells around, also those outside the room. */
    List<Cell> around() {
        return IntStream.range(0, 9)
                .filter(i -> i != 4)
                .mapToObj(i -> new Cell(column + i % 3 - 1, row + i / 3 - 1))
                .toList();
    }
}
