package dev.selvedge.lab.explain;

import java.util.Optional;

/** Looks at the figures of a model, and says one thing about them if there is something to say. */
@FunctionalInterface
interface Rule {

    Optional<String> apply(Facts facts);
}
