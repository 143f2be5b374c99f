package dev.selvedge.lab.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static LineReader reader(String text, int atOnce) {
        InputStream all = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
        return new LineReader(new InputStream() {
            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                return all.read(target, from, Math.min(atOnce, length));
            }
        });
    }

    private static String next(LineReader reader) throws IOException {
        return new String(reader.next(), StandardCharsets.US_ASCII);
    }

    @Test
    void lines_arriveInAnyPieces() throws IOException {
        String longest = "y".repeat(ChatLine.LONGEST);
        for (int atOnce : new int[] {1, 2, 7, 127, 128, 4_096, 100_000}) {
            LineReader reader = reader("one\n\r\n" + longest + "\nfour\r\nfive", atOnce);
            assertThat(next(reader)).isEqualTo("one");
            assertThat(next(reader)).isEmpty();
            assertThat(next(reader)).isEqualTo(longest);
            assertThat(next(reader)).isEqualTo("four");
            assertThat(reader.next()).as("a line without its end is none").isNull();
        }
    }

    @Test
    void line_tooLong_isRefused_withItsEndOrWithout() {
        String tooLong = "y".repeat(ChatLine.LONGEST + 1);
        for (int atOnce : new int[] {1, 128, 100_000}) {
            assertThatThrownBy(() -> reader(tooLong + "\n", atOnce).next())
                    .isInstanceOf(LineReader.TooLongException.class);
            assertThatThrownBy(() -> reader(tooLong, atOnce).next()).isInstanceOf(LineReader.TooLongException.class);
        }
    }
}
