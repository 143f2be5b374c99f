package dev.selvedge.examples.words;

import java.nio.file.Path;

/** Where the files come from. */
interface Source {

    /**
     * Visits every file, on the calling thread.
     *
     * @param visitor is given each file; may block, and is waited for
     * @param tally is told of all that is no file
     * @throws InterruptedException if the visitor throws it
     */
    void visit(Visitor visitor, Tally tally) throws InterruptedException;

    /** Does something with a file. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Does it.
         *
         * @param file the file
         * @throws InterruptedException if it waits, and is cancelled
         */
        void visit(Path file) throws InterruptedException;
    }
}
