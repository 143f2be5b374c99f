package dev.selvedge.lab.database;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;

/**
 * A child that keeps an embedded PostgreSQL, whose port is the child's port. Its data is in a temporary folder that goes when
 * it ends. User {@code postgres}, no password, database {@code postgres}.
 *
 * <p>Arguments: {@code --port} and {@code --max-connections} (100). Gauges: {@code postgres_pid} (who
 * has to be ended if this child is killed and can't do it), {@code postgres_cpu_ns} and {@code postgres_processes}, of the
 * PostgreSQL processes themselves.
 */
public final class DatabaseMain {

    private DatabaseMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, DatabaseMain::start);
    }

    private static EmbeddedDatabase start(Arguments arguments) throws Exception {
        return EmbeddedDatabase.start(arguments.port(), arguments.number("max-connections", 100, 10, 10_000));
    }
}
