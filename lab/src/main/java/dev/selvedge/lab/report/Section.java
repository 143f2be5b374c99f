package dev.selvedge.lab.report;

import dev.selvedge.lab.result.Results;

/** A part of the page that only some workloads have. */
@FunctionalInterface
public interface Section {

    /**
     * Writes it.
     *
     * @param results what was found
     * @return HTML, see {@link Html}
     */
    String html(Results results);
}
