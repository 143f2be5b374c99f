package dev.selvedge.doctor.agent;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/** Writes JSON as it comes. Keeps nothing but a buffer. */
final class Json implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final StringBuilder buffer = new StringBuilder(BUFFER + 1024);

    /** Whether a value or name that follows needs a comma before it. */
    private boolean comma;

    private Json(OutputStream out) {
        this.out = out;
    }

    static Json to(Path file) throws IOException {
        return new Json(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
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

    /** Names may be broken Unicode: half a pair becomes a question mark. */
    private byte[] bytes() {
        return buffer.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void flush() {
        try {
            out.write(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.setLength(0);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(bytes());
        }
    }
}
