package dev.selvedge.examples;

import java.io.PrintStream;
import java.util.List;

/** A small program that shows one use of the library, started by {@code ./selvedge run NAME}. */
public interface Example {
    /**
     * Returns the word that starts it on the command line.
     *
     * @return a short lower-case name, unique among the examples
     */
    String name();

    /**
     * Returns what it shows, in one line.
     *
     * @return the line that {@code ./selvedge run --list} prints beside the name
     */
    String summary();

    /**
     * Runs it on the calling thread until it ends.
     *
     * @param args what followed the name on the command line
     * @param out where its output goes
     * @return the exit code: 0 if all went well
     * @throws WrongArgumentsException if it can do nothing with the arguments
     * @throws Exception what went wrong
     */
    int run(List<String> args, PrintStream out) throws Exception;
}
