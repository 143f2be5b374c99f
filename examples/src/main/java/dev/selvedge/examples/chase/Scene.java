package dev.selvedge.examples.chase;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What there is to see after some moves. Immutable. */
record Scene(Room room, Cell mouse, Cell cat, Set<Cell> trail, int moves) {

    static Scene first(Room room) {
        return new Scene(room, room.mouseStart(), room.catStart(), Set.of(), 0);
    }

    Scene after(Move move) {
        return switch (move.who()) {
            case MOUSE -> new Scene(room, move.to(), cat, longer(trail, mouse), moves + 1);
            case CAT -> new Scene(room, mouse, move.to(), trail, moves + 1);
        };
    }

    /** How the chase has ended, or {@code null} if it goes on. */
    @Nullable
    Ending ending() {
        if (mouse.equals(room.hole())) {
            return Ending.AT_HOME;
        }
        return mouse.equals(cat) ? Ending.CAUGHT : null;
    }

    private static Set<Cell> longer(Set<Cell> trail, Cell cell) {
        Set<Cell> longer = new LinkedHashSet<>(trail);
        longer.add(cell);
        return longer;
    }
}
