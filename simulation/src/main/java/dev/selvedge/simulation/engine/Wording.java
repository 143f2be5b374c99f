package dev.selvedge.simulation.engine;

/** What one waits for, in words that read well behind "waits". */
final class Wording {

    private Wording() {}

    static String of(String operation) {
        return switch (operation) {
            case "take" -> "for ";
            case "join", "wait for the end of" -> "for the end of ";
            case "send" -> "to send to ";
            case "receive" -> "to receive from ";
            case "wait for the close" -> "for the close of ";
            case "wait for a time" -> "for a ";
            default -> "to " + operation + " at ";
        };
    }
}
