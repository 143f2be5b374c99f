package dev.selvedge.examples;

import java.util.List;
import java.util.Optional;

/** Every example there is. A new one is added to the list here. */
public final class Examples {
    private static final List<Example> ALL = List.of(new Hello());

    private Examples() {}

    /**
     * Returns all examples.
     *
     * @return them, in the order in which a newcomer best reads them
     */
    public static List<Example> all() {
        return ALL;
    }

    /**
     * Finds an example by its name.
     *
     * @param name the word used on the command line
     * @return the example, or nothing if there is none of that name
     */
    public static Optional<Example> named(String name) {
        return ALL.stream().filter(example -> example.name().equals(name)).findFirst();
    }
}
