package dev.selvedge.lab.feed;

import java.nio.charset.StandardCharsets;

/** What a reader has said. */
public sealed interface FeedLine {

    /** The longest line, in bytes, without its end. */
    int LONGEST = 64;

    /** The greatest number of a reader. */
    int MOST_READERS = 1_000_000_000;

    /**
     * It wants to read a feed.
     *
     * @param reader whose
     */
    record Open(int reader) implements FeedLine {}

    /** It wants to see one more item. */
    record Next() implements FeedLine {}

    /**
     * It has made a mistake.
     *
     * @param answer what it is answered, with its end
     */
    @SuppressWarnings("ArrayRecordComponent") // written to sockets, never compared
    record Wrong(byte[] answer) implements FeedLine {}

    /**
     * Returns what a line means.
     *
     * @param line the line, without its end
     * @param open whether the reader has said which feed it wants
     * @return its meaning
     */
    static FeedLine parse(byte[] line, boolean open) {
        String text = new String(line, StandardCharsets.US_ASCII);
        if (!open) {
            return text.startsWith("FEED ") ? open(text.substring(5)) : wrong("say FEED and a number first");
        }
        return text.equals("NEXT") ? new Next() : wrong("only NEXT can follow");
    }

    /** Returns what somebody is answered whose line has no end. */
    static Wrong tooLong() {
        return wrong("the line is longer than " + LONGEST + " bytes");
    }

    private static FeedLine open(String number) {
        int reader;
        try {
            reader = Integer.parseInt(number);
        } catch (NumberFormatException e) {
            reader = -1;
        }
        return reader < 0 || reader > MOST_READERS
                ? wrong("the feed is not a whole number from 0 to " + MOST_READERS)
                : new Open(reader);
    }

    private static Wrong wrong(String what) {
        return new Wrong(("ERROR " + what + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
