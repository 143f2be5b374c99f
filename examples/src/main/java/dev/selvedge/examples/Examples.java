package dev.selvedge.examples;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Every example there is. They are found as services, so that this package need not know theirs: a new one is added to
 * {@code META-INF/services/dev.selvedge.examples.Example}.
 */
public final class Examples {
    private static final List<Example> ALL = ServiceLoader.load(Example.class, Example.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

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
