package dev.selvedge.lab.child;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a child: pairs of {@code --key value}. Each key is asked for once, with its default; what was given but never
 * asked for is an error, which {@link #refuseUnknown} reports. Not safe for use by several threads.
 */
public final class Arguments {

    private final Map<String, String> given;
    private final Set<String> known = new TreeSet<>();

    private Arguments(Map<String, String> given) {
        this.given = given;
    }

    /**
     * Parses {@code --key value} pairs.
     *
     * @throws ArgumentException if a key does not begin with two hyphens, has no value, or is given twice
     */
    public static Arguments parse(String... arguments) throws ArgumentException {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String key = arguments[i];
            if (!key.startsWith("--") || key.length() == 2) {
                throw new ArgumentException("'" + key + "' is not a key: arguments are pairs of --key value");
            }
            if (i + 1 == arguments.length) {
                throw new ArgumentException(key + " has no value: give one after it");
            }
            if (given.put(key.substring(2), arguments[i + 1]) != null) {
                throw new ArgumentException(key + " is given twice: give it once");
            }
        }
        return new Arguments(given);
    }

    /**
     * Returns the value of a key that must be given.
     *
     * @throws ArgumentException if it is not given
     */
    public String text(String key) throws ArgumentException {
        String value = optional(key);
        if (value == null) {
            throw new ArgumentException("--" + key + " is missing: this child can't run without it");
        }
        return value;
    }

    /** Returns the value of a key, or a default if it is not given. */
    public String text(String key, String otherwise) {
        String value = optional(key);
        return value == null ? otherwise : value;
    }

    /** Returns the value of a key, or {@code null} if it is not given. */
    public @Nullable String optional(String key) {
        known.add(key);
        return given.get(key);
    }

    /**
     * Returns the value of a key as a number, or a default if it is not given.
     *
     * @throws ArgumentException if it is not a whole number, or outside {@code least} and {@code most}
     */
    public int number(String key, int otherwise, int least, int most) throws ArgumentException {
        return (int) longNumber(key, otherwise, least, most);
    }

    /**
     * Returns the value of a key as a number, or a default if it is not given.
     *
     * @throws ArgumentException if it is not a whole number, or outside {@code least} and {@code most}
     */
    public long longNumber(String key, long otherwise, long least, long most) throws ArgumentException {
        String value = optional(key);
        if (value == null) {
            return otherwise;
        }
        long number;
        try {
            number = Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw outside(key, value, least, most);
        }
        if (number < least || number > most) {
            throw outside(key, value, least, most);
        }
        return number;
    }

    /**
     * Returns the value of a key as a duration in milliseconds, or a default if it is not given.
     *
     * @throws ArgumentException if it is not a whole number of at least 0
     */
    public Duration milliseconds(String key, long otherwise) throws ArgumentException {
        return Duration.ofMillis(longNumber(key, otherwise, 0, Integer.MAX_VALUE));
    }

    /** Returns the port to listen on: {@code --port}, or 0 for any free one. */
    public int port() throws ArgumentException {
        return number("port", 0, 0, 65_535);
    }

    /**
     * Refuses what was given and never asked for. Called when the service has taken what it knows.
     *
     * @throws ArgumentException if there is such a key
     */
    public void refuseUnknown() throws ArgumentException {
        for (String key : given.keySet()) {
            if (!known.contains(key)) {
                throw new ArgumentException(
                        "--" + key + " is unknown: this child takes --" + String.join(", --", known));
            }
        }
    }

    private static ArgumentException outside(String key, String value, long least, long most) {
        return new ArgumentException(
                "--" + key + " is '" + value + "': expected a whole number from " + least + " to " + most);
    }
}
