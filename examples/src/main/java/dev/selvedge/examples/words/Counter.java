package dev.selvedge.examples.words;

import java.nio.file.Path;

/** Counts what is in a file. */
@FunctionalInterface
interface Counter {

    /**
     * Counts.
     *
     * @param file the file
     * @param tally is told what was found
     * @throws InterruptedException if the task that counts is cancelled
     */
    void count(Path file, Tally tally) throws InterruptedException;
}
