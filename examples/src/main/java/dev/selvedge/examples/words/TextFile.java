package dev.selvedge.examples.words;

import dev.selvedge.Cancellation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the words of a file, a piece at a time, however long the file or its lines are. Bytes that are no UTF-8 are taken
 * for a character that is in no word.
 */
final class TextFile {
    private static final int PIECE = 16 * 1024;

    private TextFile() {}

    /** Counts the words of a file, or notes why it can't. */
    static void count(Path file, Tally tally) throws InterruptedException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
            if (isBinary(bytes)) {
                tally.addPath(Tally.Kind.BINARY);
            } else {
                countText(new InputStreamReader(bytes, StandardCharsets.UTF_8), tally);
                tally.addPath(Tally.Kind.TEXT);
            }
        } catch (IOException e) {
            Cancellation.check(); // the interrupt of a cancelled task closes its file, and that is no fault of the file
            tally.addUnreadable(file);
        }
    }

    /** No text holds a zero byte; what does so holds one early. */
    private static boolean isBinary(InputStream bytes) throws IOException {
        bytes.mark(PIECE);
        byte[] beginning = bytes.readNBytes(PIECE);
        bytes.reset();
        for (byte each : beginning) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private static void countText(Reader text, Tally tally) throws IOException, InterruptedException {
        WordSplitter splitter = new WordSplitter(tally::addWord);
        char[] piece = new char[PIECE];
        for (int length = text.read(piece); length >= 0; length = text.read(piece)) {
            Cancellation.check();
            splitter.add(piece, length);
        }
        splitter.end();
    }
}
