package dev.selvedge.lab.workload.feed;

import java.util.SplittableRandom;

/**
 * How one reader scrolls, made from its number, so that every model has the same readers. Half of all readers look at 2 to 5 items
 * and leave, a third goes on to 20, the others to somewhere from 20 to 55. A flick of the finger brings 1 to 8 items into sight;
 * then the reader looks at them for 0.2 to 0.8 s, and one of ten, who reads slowly, for three times as long.
 */
final class Habits {

    private static final long SEED = 0x5e1fed9e;
    private static final int[] FLICKS = {1, 1, 1, 1, 2, 2, 2, 3, 5, 8};
    private static final int FIRST_SIGHT = 3;
    private static final int LEAST_PAUSE_MILLIS = 200;
    private static final int MOST_PAUSE_MILLIS = 800;
    private static final int SLOWER = 3;

    private final SplittableRandom random;
    private final int slowness;
    private int left;
    private boolean begun;

    Habits(int reader) {
        random = new SplittableRandom(new SplittableRandom(SEED ^ reader).nextLong());
        slowness = random.nextInt(10) == 0 ? SLOWER : 1;
        left = items(random.nextInt(100));
    }

    private int items(int percent) {
        if (percent < 50) {
            return random.nextInt(2, 6);
        }
        return percent < 85 ? random.nextInt(6, 21) : random.nextInt(20, 56);
    }

    /** Returns how many more items it wants to see now; none if it leaves. */
    int flick() {
        int wanted = begun ? FLICKS[random.nextInt(FLICKS.length)] : FIRST_SIGHT;
        begun = true;
        int flick = Math.min(wanted, left);
        left -= flick;
        return flick;
    }

    /** Returns how long it looks at what it sees, in milliseconds. */
    long pauseMillis() {
        return (long) slowness * random.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS);
    }
}
