package dev.selvedge.examples.bridge;

import java.nio.ByteBuffer;
import java.util.List;

/** Counts the lines in what a body brings, piece by piece. */
final class Lines {
    private int pieces;
    private int lines;

    void add(List<ByteBuffer> piece) {
        pieces++;
        for (ByteBuffer buffer : piece) {
            while (buffer.hasRemaining()) {
                lines += buffer.get() == '\n' ? 1 : 0;
            }
        }
    }

    int pieces() {
        return pieces;
    }

    int lines() {
        return lines;
    }
}
