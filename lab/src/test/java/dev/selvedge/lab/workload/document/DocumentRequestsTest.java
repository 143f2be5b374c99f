package dev.selvedge.lab.workload.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentRequestsTest {

    private static DocumentRequests requests;

    @BeforeAll
    static void makeDocuments() throws IOException {
        requests = new DocumentRequests("host", "p");
    }

    private static String written(long sequence) {
        ByteBuf target = Unpooled.buffer();
        requests.write(sequence, target);
        return target.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void label_oneOfFive_isAnUpload() {
        assertThat(LongStream.range(0, 10).mapToObj(sequence -> requests.label(sequence)))
                .containsExactly(
                        "question",
                        "question",
                        "upload",
                        "question",
                        "question",
                        "question",
                        "question",
                        "upload",
                        "question",
                        "question");
    }

    @Test
    void write_upload_isAWholePdfUnderItsOwnName() {
        String request = written(7);
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        assertThat(request)
                .startsWith("POST /document/p-7 HTTP/1.1\r\nHost: host\r\n")
                .contains("Content-Length: " + body.length() + "\r\n");
        assertThat(body).startsWith("%PDF-").contains("%%EOF");
    }

    @Test
    void write_question_isAboutADocumentOfTheShelf() {
        assertThat(written(0)).matches("(?s)POST /document/shelf-\\d+/question HTTP/1.1\r\n.*\r\n\r\n[a-z .]+");
    }
}
