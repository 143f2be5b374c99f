package dev.selvedge.lab.plan;

import dev.selvedge.lab.process.ChildSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the process of a model's server is started. Whatever it is, it keeps the contract of {@link dev.selvedge.lab.child}: it
 * takes pairs of {@code --key value}, prints {@code READY}, answers {@code /stats}, and ends when its standard input does.
 */
@FunctionalInterface
public interface Program {

    /**
     * Returns what to start.
     *
     * @param name      what the child is called in messages
     * @param heapMib   the heap that it may have, in MiB
     * @param arguments what it is told
     * @return the child
     */
    ChildSpec child(String name, int heapMib, List<String> arguments);

    /**
     * Says what this machine lacks for it.
     *
     * @return one sentence that names what is missing and what to do, or empty if it can be started
     */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /**
     * Returns a class of ours, in a JVM of its own whose heap is as large at the start as at most.
     *
     * @param main the class whose {@code main} is started
     * @return the program
     */
    static Program java(Class<?> main) {
        return (name, heapMib, arguments) ->
                ChildSpec.java(name, main, List.of("-Xms" + heapMib + "m", "-Xmx" + heapMib + "m"), arguments);
    }

    /**
     * Returns any other program. What limits its memory is for its own words to say.
     *
     * @param words the command line; what the server is told comes after it
     * @return the program
     */
    static Program command(String... words) {
        List<String> first = List.of(words);
        return (name, heapMib, arguments) -> {
            List<String> command = new ArrayList<>(first);
            command.addAll(arguments);
            return new ChildSpec(name, command);
        };
    }
}
