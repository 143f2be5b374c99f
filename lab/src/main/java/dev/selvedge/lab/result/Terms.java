package dev.selvedge.lab.result;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What the requests of a workload are called in sentences.
 *
 * @param one  one of them: {@code order}
 * @param many several: {@code orders}
 * @param done what an answer says of one that succeeded: {@code confirmed}
 * @param due  what the rate of an open load counts: {@code orders}, or {@code readers} who each ask for many things
 */
public record Terms(String one, String many, String done, String due) {

    /** Creates the terms of a workload whose rate counts its requests. */
    public Terms(String one, String many, String done) {
        this(one, many, done, many);
    }

    /** Returns one of them with its article: {@code an order}. */
    @JsonIgnore
    public String any() {
        return ("aeiou".indexOf(one.charAt(0)) < 0 ? "a " : "an ") + one;
    }
}
