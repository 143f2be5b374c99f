package dev.selvedge.lab.model;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;

/**
 * The arguments that every server takes which needs the database: {@code --jdbc-url}, {@code --db-user} (postgres), {@code --db-password}
 * (none) and {@code --db-connections} (16).
 *
 * @param jdbcUrl     where it is
 * @param user        its user
 * @param password    the user's password
 * @param connections how many connections to it there are
 */
public record DatabaseSettings(String jdbcUrl, String user, String password, int connections) {

    /** Takes the settings from the arguments of a child. */
    public static DatabaseSettings from(Arguments arguments) throws ArgumentException {
        return new DatabaseSettings(
                arguments.text("jdbc-url"),
                arguments.text("db-user", "postgres"),
                arguments.text("db-password", ""),
                arguments.number("db-connections", 16, 1, 10_000));
    }
}
