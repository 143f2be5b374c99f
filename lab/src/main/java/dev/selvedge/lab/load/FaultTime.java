package dev.selvedge.lab.load;

/** When a fault begins and is mended: in the middle third of the measured time, the same for the generator as for everybody. */
public final class FaultTime {

    private FaultTime() {}

    /** Returns after how many measured seconds of so many it begins. */
    public static int begin(int seconds) {
        return Math.max(1, seconds / 3);
    }

    /** Returns after how many of them it is mended. */
    public static int end(int seconds) {
        return 2 * begin(seconds);
    }
}
