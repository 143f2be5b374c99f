package dev.selvedge.examples.ui;

import java.io.IOException;

/** A text that comes in parts, each of which takes its time. */
interface Parts {

    int count();

    /**
     * Fetches a part. Blocks.
     *
     * @param part which, counted from 0
     * @return its text
     * @throws IOException if it can't be had
     * @throws InterruptedException if nobody wants it any more
     */
    String fetch(int part) throws IOException, InterruptedException;
}
