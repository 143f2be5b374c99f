package dev.selvedge.lab.explain;

import java.util.Optional;

/** Looks at the figures of a model, and says one thing about them if there is something to say. */
@FunctionalInterface
public interface Rule {

    /**
     * Looks.
     *
     * @param facts what is known of one model
     * @return a sentence or several, or empty
     */
    Optional<String> apply(Facts facts);
}
