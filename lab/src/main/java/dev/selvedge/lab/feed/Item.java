package dev.selvedge.lab.feed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines that a reader is shown. */
public final class Item {

    /** How many items a feed has. Hardly anybody reads so far, so that it is endless to most. */
    public static final int FEED = 60;

    private Item() {}

    /**
     * Returns an item as it is shown.
     *
     * @param reader whose feed it is in
     * @param item   its number, from 0
     * @param text   what the item service says it is; letters, digits, spaces and full stops only
     * @return the line with its end
     */
    public static byte[] line(int reader, int item, byte[] text) {
        byte[] head = bytes(head(reader, item) + "\"text\":\"");
        byte[] line = Arrays.copyOf(head, head.length + text.length + 3);
        System.arraycopy(text, 0, line, head.length, text.length);
        line[line.length - 3] = '"';
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }

    /** Returns what is shown where an item could not be had. */
    public static byte[] missing(int reader, int item) {
        return bytes(head(reader, item) + "\"missing\":true}\n");
    }

    /** Returns what is shown below the last item. */
    public static byte[] end(int reader) {
        return bytes("{\"reader\":" + reader + ",\"end\":true}\n");
    }

    /** Returns what the line of an item begins with, whether the item is there or missing. */
    public static String head(int reader, int item) {
        return "{\"reader\":" + reader + ",\"item\":" + item + ",";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
