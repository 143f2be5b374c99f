package dev.selvedge.lab.workload.feed;

import dev.selvedge.lab.load.LoadOptions;

/**
 * What the generator of {@code feed} is asked to do.
 *
 * @param options what every generator is asked; connections are readers at a time
 * @param items   the port of the item service, or 0: nobody is told who leaves
 */
record FeedScene(LoadOptions options, int items) {

    /** The sort of the first item of a reader, which counts from when the reader was due. */
    static final String FIRST = "first items";

    /** The sort of all others, which count from when they were asked for. */
    static final String NEXT = "next items";

    static final String SLOW_CLIENT = "slow-client";
    static final String BURST = "burst";

    /** How many times as many readers come in a burst. */
    private static final int MORE = 3;

    /** Returns how many readers come in a second. */
    int rate(boolean disturbed) {
        return disturbed && options.fault().equals(BURST) ? MORE * options.rate() : options.rate();
    }

    /** Returns whether a reader is one who asks for much and then does not read. */
    boolean isDeaf(int reader, boolean disturbed) {
        return disturbed && options.fault().equals(SLOW_CLIENT) && reader % 2 == 0;
    }
}
