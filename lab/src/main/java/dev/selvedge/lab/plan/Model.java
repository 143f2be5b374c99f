package dev.selvedge.lab.plan;

import java.util.List;

/**
 * A concurrency model that the lab can measure: a server in a process of its own.
 *
 * @param name      what it is called on the command line and in the report
 * @param summary   one line that says how it works
 * @param program   what starts its server
 * @param arguments what its server is told besides what every server is told
 */
public record Model(String name, String summary, Program program, List<String> arguments) {

    /** Copies the arguments. */
    public Model {
        arguments = List.copyOf(arguments);
    }

    /**
     * Creates a model whose server is a class of ours.
     *
     * @param name      what it is called
     * @param summary   one line that says how it works
     * @param main      the class whose {@code main} starts its server
     * @param arguments what its server is told besides what every server is told, in pairs of key and value
     */
    public Model(String name, String summary, Class<?> main, String... arguments) {
        this(name, summary, Program.java(main), List.of(arguments));
    }
}
