package dev.selvedge.lab.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds the end of each HTTP/1.1 answer in what a connection brings, and its status; everything else in it is passed over. It
 * costs far less than a parser that keeps headers, and the generator shares its cores with the server that it measures.
 */
final class AnswerParser {

    private static final int LONGEST_LINE = 16_384;

    /** What the next byte belongs to. */
    private enum Part {
        /** The line with the status. */
        STATUS,
        /** A header, or the empty line after the last. */
        HEADER,
        /** The body, whose length is known. */
        BODY,
        /** The line with the length of a chunk. */
        CHUNK_LENGTH,
        /** The bytes of a chunk and the line end after them. */
        CHUNK,
        /** What may follow the last chunk, up to an empty line. */
        TRAILER
    }

    private final StringBuilder line = new StringBuilder(128);
    private Part part = Part.STATUS;
    private int status;
    private long left;
    private boolean chunked;
    private boolean closes;

    /**
     * Takes bytes up to the end of one answer.
     *
     * @return whether an answer is complete; {@link #status} and {@link #closes} then tell about it
     * @throws IllegalStateException if this is no HTTP/1.1 answer with a length
     */
    boolean take(ByteBuf bytes) {
        while (bytes.isReadable()) {
            boolean complete = (part == Part.BODY || part == Part.CHUNK) ? skip(bytes) : takeLine(bytes);
            if (complete) {
                part = Part.STATUS;
                return true;
            }
        }
        return false;
    }

    int status() {
        return status;
    }

    boolean closes() {
        return closes;
    }

    private boolean skip(ByteBuf bytes) {
        int count = (int) Math.min(left, bytes.readableBytes());
        bytes.skipBytes(count);
        left -= count;
        if (left > 0) {
            return false;
        }
        if (part == Part.CHUNK) {
            part = Part.CHUNK_LENGTH;
            return false;
        }
        return true;
    }

    private boolean takeLine(ByteBuf bytes) {
        int length = bytes.bytesBefore((byte) '\n');
        int count = length < 0 ? bytes.readableBytes() : length;
        if (line.length() + count > LONGEST_LINE) {
            throw new IllegalStateException("the answer has a line of more than " + LONGEST_LINE + " bytes");
        }
        line.append(bytes.readCharSequence(count, StandardCharsets.ISO_8859_1));
        if (length < 0) {
            return false;
        }
        bytes.skipBytes(1);
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        boolean complete = endLine();
        line.setLength(0);
        return complete;
    }

    private boolean endLine() {
        return switch (part) {
            case STATUS -> startAnswer();
            case HEADER -> line.isEmpty() ? endHead() : header();
            case CHUNK_LENGTH -> startChunk();
            case TRAILER -> line.isEmpty();
            case BODY, CHUNK -> throw new IllegalStateException(part + " has no lines");
        };
    }

    private boolean startAnswer() {
        if (line.length() < 12 || line.indexOf("HTTP/1.1 ") != 0) {
            throw new IllegalStateException("the answer does not begin with an HTTP/1.1 status: '" + line + "'");
        }
        status = Integer.parseInt(line, 9, 12, 10);
        left = -1;
        chunked = false;
        closes = false;
        part = Part.HEADER;
        return false;
    }

    /** Most headers do not matter: only those that begin with a letter of the three that do are looked at closely. */
    private boolean header() {
        char first = Character.toLowerCase(line.charAt(0));
        if (first == 'c' || first == 't') {
            String text = line.toString().toLowerCase(Locale.ROOT);
            if (text.startsWith("content-length:")) {
                left = Long.parseLong(text.substring(15).strip());
            } else if (text.startsWith("transfer-encoding:")) {
                chunked = text.endsWith("chunked");
            } else if (text.startsWith("connection:")) {
                closes = text.endsWith("close");
            }
        }
        return false;
    }

    private boolean endHead() {
        if (status < 200) {
            part = Part.STATUS;
            return false;
        }
        if (chunked) {
            part = Part.CHUNK_LENGTH;
            return false;
        }
        if (left < 0 && status != 204 && status != 304) {
            throw new IllegalStateException("the answer has neither a length nor chunks");
        }
        part = Part.BODY;
        return left <= 0;
    }

    private boolean startChunk() {
        int end = line.indexOf(";");
        left = Long.parseLong(line, 0, end < 0 ? line.length() : end, 16);
        part = left == 0 ? Part.TRAILER : Part.CHUNK;
        left += 2;
        return false;
    }
}
