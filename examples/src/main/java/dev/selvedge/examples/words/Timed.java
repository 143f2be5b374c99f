package dev.selvedge.examples.words;

/** What was counted, and how many seconds that took. */
record Timed(Tally tally, double seconds) {

    static Timed run(Count count) throws InterruptedException {
        long began = System.nanoTime();
        Tally tally = count.run();
        return new Timed(tally, (System.nanoTime() - began) / 1e9);
    }

    /** A way to count. */
    @FunctionalInterface
    interface Count {

        /**
         * Counts.
         *
         * @return what was counted
         * @throws InterruptedException if the thread is interrupted
         */
        Tally run() throws InterruptedException;
    }
}
