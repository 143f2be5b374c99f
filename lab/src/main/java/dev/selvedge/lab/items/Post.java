package dev.selvedge.lab.items;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One item as the service has it: how long it takes to find and what it says are the same in every run, so that each model waits
 * for the same.
 *
 * @param reader whose feed it is in
 * @param number its place in the feed, from 0
 */
record Post(int reader, int number) {

    private static final int LEAST_BYTES = 500;
    private static final int MOST_BYTES = 3_500;
    private static final byte[] WORDS =
            "something was seen today and is told at some length. ".repeat(70).getBytes(StandardCharsets.US_ASCII);

    /** Returns how long it takes to find, which is between two times, in whatever unit these are. */
    int time(int least, int most) {
        return least == most ? least : least + spread(1, most - least);
    }

    /** Returns what it says. */
    byte[] text() {
        byte[] begin = ("Post " + number + " for reader " + reader + ". ").getBytes(StandardCharsets.US_ASCII);
        byte[] text = Arrays.copyOf(begin, LEAST_BYTES + spread(2, MOST_BYTES - LEAST_BYTES));
        System.arraycopy(WORDS, 0, text, begin.length, text.length - begin.length);
        return text;
    }

    private int spread(int salt, int range) {
        long mixed = ((long) reader << 20 | number) * 4 + salt;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L; // splitmix64
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), range);
    }
}
