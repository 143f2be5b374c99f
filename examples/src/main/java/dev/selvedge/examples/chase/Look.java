package dev.selvedge.examples.chase;

import dev.selvedge.examples.terminal.Terminal;

/** How things look: each is two columns wide, since a character is about twice as high as wide. */
record Look(String mouse, String cat, String both, String wood, String step, String frame) {
    private static final String RESET = "\u001b[0m";
    private static final String FURNITURE = "\u001b[38;5;137;48;5;94m";
    private static final String HOLE = "\u001b[97;45m";
    private static final String TRAIL = "\u001b[38;5;244m";

    private static final Look PICTURES = new Look("🐭", "🐱", "😻", "░░", "· ", "─│┌┐└┘");
    private static final Look LETTERS = new Look("mm", "CC", "**", "##", ". ", "-|++++");

    /** Pictures where the terminal has them, letters elsewhere. */
    static Look on(Terminal terminal) {
        return terminal.canShow(PICTURES.toString()) ? PICTURES : LETTERS;
    }

    String topEdge() {
        return frame.charAt(2) + edge() + frame.charAt(3);
    }

    String bottomEdge() {
        return frame.charAt(4) + edge() + frame.charAt(5);
    }

    private String edge() {
        return frame.substring(0, 1).repeat(2 * Room.COLUMNS);
    }

    /** Puts a row of cells between the two sides. */
    String row(String cells) {
        return frame.charAt(1) + cells + frame.charAt(1);
    }

    /** What is to be seen at one place. */
    String at(Cell cell, Scene scene) {
        boolean mouseIsHere = cell.equals(scene.mouse());
        if (cell.equals(scene.cat())) {
            return mouseIsHere ? both : cat;
        }
        return ground(cell, scene, mouseIsHere ? mouse : "") + RESET;
    }

    private String ground(Cell cell, Scene scene, String animal) {
        if (cell.equals(scene.room().hole())) {
            return HOLE + or(animal, "()");
        }
        String trail = scene.trail().contains(cell) ? step : "";
        return scene.room().furniture().contains(cell)
                ? FURNITURE + or(animal, or(trail, wood))
                : TRAIL + or(animal, or(trail, "  "));
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
