package dev.selvedge.doctor.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes JSON as it comes. Keeps nothing but a buffer. */
final class Json {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final StringBuilder buffer = new StringBuilder(BUFFER + 1024);

    /** Whether a value or name that follows needs a comma before it. */
    private boolean comma;

    Json(OutputStream out) {
        this.out = out;
    }

    Json beginObject() {
        return open('{');
    }

    Json endObject() {
        return close('}');
    }

    Json beginArray() {
        return open('[');
    }

    Json endArray() {
        return close(']');
    }

    /** A name of ours, which has nothing to escape. */
    Json name(String name) {
        separate();
        buffer.append('"').append(name).append("\":");
        comma = false;
        return this;
    }

    Json value(String text) {
        separate();
        buffer.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                buffer.append(text, plain, i);
                escape(c);
                plain = i + 1;
            }
        }
        buffer.append(text, plain, text.length());
        buffer.append('"');
        comma = true;
        return this;
    }

    Json value(long number) {
        separate();
        buffer.append(number);
        comma = true;
        return this;
    }

    Json value(boolean truth) {
        separate();
        buffer.append(truth);
        comma = true;
        return this;
    }

    private void escape(char c) {
        if (c < ' ') {
            buffer.append("\\u").append(HexFormat.of().toHexDigits((short) c));
        } else {
            buffer.append('\\').append(c);
        }
    }

    private Json open(char bracket) {
        separate();
        buffer.append(bracket);
        comma = false;
        return this;
    }

    private Json close(char bracket) {
        buffer.append(bracket);
        comma = true;
        if (buffer.length() >= BUFFER) {
            flush();
        }
        return this;
    }

    private void separate() {
        if (comma) {
            buffer.append(',');
        }
    }

    /** Writes what is still in the buffer. Names may be broken Unicode: half a pair becomes a question mark. */
    void flush() {
        try {
            out.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.setLength(0);
    }
}
