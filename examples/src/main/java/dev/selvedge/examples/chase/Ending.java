package dev.selvedge.examples.chase;

/** How a chase ends. */
enum Ending {
    CAUGHT("The cat has the mouse"),
    AT_HOME("The mouse is in its hole"),
    TIRED("Both are tired, and the mouse is still out");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
