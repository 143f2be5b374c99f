package dev.selvedge.lab.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a client has said. */
public sealed interface ChatLine {

    /** The longest line, in bytes, without its end; a connection that sends a longer one is closed. */
    int LONGEST = 4_096;

    /** What a connection is told before it is closed for that. */
    byte[] TOO_LONG = bytes("ERROR the line is longer than " + LONGEST + " bytes\n");

    /** The greatest number of a room. */
    int MOST_ROOMS = 1_000_000;

    /**
     * It wants to be a member of a room.
     *
     * @param room its number
     */
    record Join(int room) implements ChatLine {

        /** Returns what it is answered. */
        public byte[] answer() {
            return bytes("JOINED " + room + "\n");
        }
    }

    /**
     * It has something to say to its room.
     *
     * @param line what each member gets, with its end; nobody may change it
     */
    @SuppressWarnings("ArrayRecordComponent") // written to sockets, never compared
    record Say(byte[] line) implements ChatLine {}

    /**
     * It has made a mistake.
     *
     * @param line what it is answered
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Wrong(byte[] line) implements ChatLine {}

    /** Returns what a line means, which is given without its end. */
    static ChatLine parse(byte[] line) {
        String word = new String(line, 0, Math.min(5, line.length), StandardCharsets.US_ASCII);
        if (word.startsWith("SAY ")) {
            byte[] text = Arrays.copyOfRange(line, 4, line.length + 1);
            text[text.length - 1] = '\n';
            return new Say(text);
        }
        return word.equals("JOIN ") ? join(line) : wrong("this is neither JOIN nor SAY");
    }

    /** Returns what somebody is answered who is in no room and says something. */
    static Wrong nowhere() {
        return wrong("there is nobody to hear it: JOIN a room first");
    }

    private static ChatLine join(byte[] line) {
        String number = new String(line, 5, line.length - 5, StandardCharsets.US_ASCII);
        int room;
        try {
            room = Integer.parseInt(number);
        } catch (NumberFormatException e) {
            room = -1;
        }
        return room < 0 || room > MOST_ROOMS
                ? wrong("the room is not a whole number from 0 to " + MOST_ROOMS)
                : new Join(room);
    }

    private static Wrong wrong(String what) {
        return new Wrong(bytes("ERROR " + what + "\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
