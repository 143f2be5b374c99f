package dev.selvedge.examples.chase;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The room: where the furniture stands, where the mouse's hole is, and where both begin. The mouse fits under the
 * furniture, the cat walks around it. Immutable, so that mouse, cat and board can all look at it.
 */
record Room(Set<Cell> furniture, Cell hole, Cell mouseStart, Cell catStart) {
    static final int COLUMNS = 36;
    static final int ROWS = 18;

    /** The room is divided into so many parts, each with a piece of furniture and free floor around that. */
    private static final int PARTS_ACROSS = 4;

    private static final int PARTS_DOWN = 3;

    /** Furnishes a room. The same chances give the same room. */
    static Room furnished(Random random) {
        Set<Cell> furniture = new HashSet<>();
        for (int part = 0; part < PARTS_ACROSS * PARTS_DOWN; part++) {
            placePiece(part % PARTS_ACROSS, part / PARTS_ACROSS, random, furniture);
        }
        Cell hole = new Cell(COLUMNS - 1, random.nextInt(ROWS));
        Cell mouse = new Cell(0, random.nextInt(ROWS));
        Cell cat = new Cell(COLUMNS * 2 / 3, ROWS - 1 - hole.row());
        furniture.remove(cat);
        furniture.removeAll(cat.around());
        return new Room(Set.copyOf(furniture), hole, mouse, cat);
    }

    private static void placePiece(int across, int down, Random random, Set<Cell> furniture) {
        int width = COLUMNS / PARTS_ACROSS;
        int height = ROWS / PARTS_DOWN;
        int left = across * width + 1 + random.nextInt(3);
        int top = down * height + 1 + random.nextInt(2);
        int right = Math.min(left + 2 + random.nextInt(5), (across + 1) * width - 1);
        int bottom = Math.min(top + 1 + random.nextInt(3), (down + 1) * height - 1);
        for (int column = left; column < right; column++) {
            for (int row = top; row < bottom; row++) {
                furniture.add(new Cell(column, row));
            }
        }
    }

    /** Where the mouse may be. */
    boolean isInside(Cell cell) {
        return cell.column() >= 0 && cell.column() < COLUMNS && cell.row() >= 0 && cell.row() < ROWS;
    }

    /** Where the cat may be. */
    boolean isOpen(Cell cell) {
        return isInside(cell) && !furniture.contains(cell) && !cell.equals(hole);
    }

    /** Where the mouse may go in one step. */
    List<Cell> stepsOfMouse(Cell from) {
        return from.around().stream().filter(this::isInside).toList();
    }

    /** Where the cat may go in one step; it may also stay. */
    List<Cell> stepsOfCat(Cell from) {
        return Stream.concat(Stream.of(from), from.around().stream())
                .filter(this::isOpen)
                .toList();
    }

    /** How far it is for the cat to a place, from each cell that it can get there from. Breadth first, backwards. */
    Map<Cell, Integer> catStepsTo(Cell target) {
        Map<Cell, Integer> steps = new HashMap<>(Map.of(target, 0));
        Queue<Cell> reached = new ArrayDeque<>(List.of(target));
        for (Cell cell = reached.poll(); cell != null; cell = reached.poll()) {
            int next = steps.getOrDefault(cell, 0) + 1;
            boolean open = isOpen(cell);
            for (Cell neighbour : cell.around()) {
                // from under the furniture it leads out, but never in
                boolean passable = isInside(neighbour) && (isOpen(neighbour) || !open);
                if (passable && steps.putIfAbsent(neighbour, next) == null) {
                    reached.add(neighbour);
                }
            }
        }
        return steps;
    }
}
