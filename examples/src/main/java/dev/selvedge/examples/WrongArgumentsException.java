package dev.selvedge.examples;

/** Says that an example can do nothing with the arguments it was given; shown as one line, with exit code 64. */
public final class WrongArgumentsException extends RuntimeException {
    /**
     * Makes one.
     *
     * @param message what was given, what was expected and what to do, in one line
     */
    public WrongArgumentsException(String message) {
        super(message);
    }
}
