package dev.selvedge.lab.workload.chat;

import dev.selvedge.lab.load.LoadOptions;

/**
 * What the generator of {@code chat} is asked to do.
 *
 * @param options what every generator is asked
 * @param room    members of a room
 * @param bytes   length of a message
 * @param fault   what goes wrong in the middle third; nothing of a generator's own, if it is none of those here
 */
record ChatScene(LoadOptions options, int room, int bytes, String fault) {

    static final int USUAL_ROOM = 100;
    static final int USUAL_BYTES = 1_024;
    static final String SLOW_READERS = "slow-readers";
    static final String BURST = "burst";

    /** How many members of the busy room stop reading. */
    private static final int DEAF = 5;

    /** How many times as much is said in a burst. */
    private static final int LOUDER = 5;

    int rooms() {
        return Math.max(1, options.connections() / room);
    }

    /** Room 0 is the busy one: every second message is said there. The others take turns. */
    int roomOf(long sequence) {
        boolean busy = sequence % 2 == 0 || rooms() == 1;
        return busy ? 0 : 1 + (int) (sequence / 2 % (rooms() - 1));
    }

    /** Whether a member is one of those who will stop reading; what they hear is not counted, before and after as well. */
    boolean isDeaf(int member) {
        return fault.equals(SLOW_READERS) && member % rooms() == 0 && member / rooms() < DEAF;
    }

    int rate(boolean disturbed) {
        return disturbed && fault.equals(BURST) ? LOUDER * options.rate() : options.rate();
    }
}
