package dev.selvedge.lab.model.feed;

import java.io.IOException;

/** What a model does for one reader who is connected: when it fetches what, and how the reader is shown it. */
@FunctionalInterface
interface Showing {

    /**
     * Shows a reader its feed until it leaves. Blocks.
     *
     * @param visit the reader
     * @throws IOException          if the reader has left without a word, or makes a mistake
     * @throws InterruptedException if the server ends
     */
    void show(Visit visit) throws IOException, InterruptedException;
}
