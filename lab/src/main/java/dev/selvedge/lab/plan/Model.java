package dev.selvedge.lab.plan;

import java.util.List;

/**
 * A concurrency model that the lab can measure: a server in a process of its own.
 *
 * @param name      what it is called on the command line and in the report
 * @param summary   one line that says how it works
 * @param mainClass the class that starts its server
 * @param arguments what its server is told besides what every server is told
 */
public record Model(String name, String summary, String mainClass, List<String> arguments) {

    /** Copies the arguments. */
    public Model {
        arguments = List.copyOf(arguments);
    }
}
