package dev.selvedge.examples.chase;

import dev.selvedge.Receiver;
import dev.selvedge.examples.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** The board: hears of each move, draws what there is to see, and says when the chase has ended. */
final class Board {
    private static final int MOVES_BETWEEN_LINES = 20;

    private final Terminal terminal;
    private final Look look;

    Board(Terminal terminal) {
        this.terminal = terminal;
        this.look = Look.on(terminal);
    }

    /** Shows a chase in a room from its beginning until it ends, but no more than so many moves of it. */
    Ending show(Room room, Receiver<Move> moves, int atMost) throws InterruptedException {
        Scene scene = Scene.first(room);
        show(scene);
        while (scene.moves() < atMost) {
            scene = scene.after(moves.receive());
            show(scene);
            Ending ending = scene.ending();
            if (ending != null) {
                return ending;
            }
        }
        return Ending.TIRED;
    }

    private void show(Scene scene) {
        if (terminal.isLive()) {
            terminal.draw(picture(scene));
        } else if (scene.moves() % MOVES_BETWEEN_LINES == 0) {
            terminal.print(statusOf(scene));
        }
    }

    private List<String> picture(Scene scene) {
        List<String> rows = new ArrayList<>();
        rows.add(look.topEdge());
        for (int row = 0; row < Room.ROWS; row++) {
            rows.add(look.row(cells(row, scene)));
        }
        rows.add(look.bottomEdge());
        rows.add(statusOf(scene));
        return rows;
    }

    private String cells(int row, Scene scene) {
        StringBuilder cells = new StringBuilder();
        for (int column = 0; column < Room.COLUMNS; column++) {
            cells.append(look.at(new Cell(column, row), scene));
        }
        return cells.toString();
    }

    private static String statusOf(Scene scene) {
        return "move " + scene.moves() + ": the cat is " + scene.cat().stepsTo(scene.mouse())
                + " away from the mouse, the mouse "
                + scene.mouse().stepsTo(scene.room().hole()) + " from its hole";
    }
}
