package dev.selvedge.lab.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.lab.answer.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenReaderTest {

    private static final String STREAM = ": a comment\n\ndata: one\n\ndata: zwölf\r\n\r\ndata: [DONE]\n\n";

    private final TokenReader reader = new TokenReader();

    private List<String> read(String stream, int pieces) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += pieces) {
            byte[] piece = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + pieces));
            words.addAll(reader.take(piece, piece.length));
        }
        return words;
    }

    @Test
    void take_wholeStream_givesItsWords() {
        assertThat(read(STREAM, 1_000)).containsExactly("one", "zwölf");
        assertThatCode(reader::end).doesNotThrowAnyException();
    }

    @Test
    void take_singleBytes_givesTheSame() {
        assertThat(read(STREAM, 1)).containsExactly("one", "zwölf");
        assertThatCode(reader::end).doesNotThrowAnyException();
    }

    @Test
    void end_brokenOff_isRefused() {
        assertThat(read("data: one\n\ndata: tw", 1_000)).containsExactly("one");
        assertThatThrownBy(reader::end).isInstanceOf(Refusal.class).hasMessage("the language model failed");
    }
}
