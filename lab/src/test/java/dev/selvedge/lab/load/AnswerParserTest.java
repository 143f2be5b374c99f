package dev.selvedge.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerParserTest {

    private final AnswerParser parser = new AnswerParser();

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    /** Feeds one byte at a time, and returns how many answers came out. */
    private int feedByteByByte(String text) {
        int answers = 0;
        for (int i = 0; i < text.length(); i++) {
            answers += parser.take(bytes(text.substring(i, i + 1))) ? 1 : 0;
        }
        return answers;
    }

    @Test
    void take_answerWithLength_isComplete() {
        assertThat(parser.take(bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")))
                .isTrue();
        assertThat(parser.status()).isEqualTo(200);
        assertThat(parser.closes()).isFalse();
    }

    @Test
    void take_twoAnswersInOneRead_findsBoth() {
        String one = "HTTP/1.1 503 Busy\r\ncontent-length: 3\r\nConnection: close\r\n\r\nabc";
        ByteBuf both = bytes(one + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(parser.take(both)).isTrue();
        assertThat(parser.status()).isEqualTo(503);
        assertThat(parser.closes()).isTrue();
        assertThat(parser.take(both)).isTrue();
        assertThat(parser.status()).isEqualTo(200);
        assertThat(parser.closes()).isFalse();
    }

    @Test
    void take_byteByByte_findsEachOnce() {
        assertThat(feedByteByByte("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
                        + "HTTP/1.1 204 No Content\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x=y\r\nd\r\n0\r\n\r\n"))
                .isEqualTo(3);
    }

    @Test
    void take_interimAnswer_isPassedOver() {
        assertThat(feedByteByByte("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(1);
    }

    @Test
    void take_noLength_isRefused() {
        assertThatThrownBy(() -> parser.take(bytes("HTTP/1.1 200 OK\r\n\r\n")))
                .hasMessageContaining("neither a length");
    }

    @Test
    void take_notHttp_isRefused() {
        assertThatThrownBy(() -> parser.take(bytes("SSH-2.0-OpenSSH_9.2\r\n"))).hasMessageContaining("SSH-2.0");
    }
}
