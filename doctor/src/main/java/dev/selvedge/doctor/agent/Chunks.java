package dev.selvedge.doctor.agent;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An answer whose length is not known before it ends: pieces, each after its length, and a length of 0 at the end; or {@link #FAILED} and, in
 * place of the rest, what went wrong.
 */
public final class Chunks extends OutputStream {

    /** In the place of a length: what follows is said in words. */
    public static final int FAILED = -1;

    /** The words are cut there. */
    private static final int MOST_WORDS = 1_000;

    private final DataOutputStream out;

    Chunks(DataOutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > 0) {
            out.writeInt(length);
            out.write(bytes, from, length);
        }
    }

    /** Nothing follows. */
    void end() throws IOException {
        out.writeInt(0);
        out.flush();
    }

    /** Nothing follows, and what was written is worth nothing. */
    void fail(String words) throws IOException {
        out.writeInt(FAILED);
        out.writeUTF(words.substring(0, Math.min(words.length(), MOST_WORDS)));
        out.flush();
    }
}
