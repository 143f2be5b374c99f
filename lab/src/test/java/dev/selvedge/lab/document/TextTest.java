package dev.selvedge.lab.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTest {

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    @Test
    void chunks_shortText_isOne() {
        assertThat(Text.chunks("  a\tshort\n text\u0000 ")).containsExactly("a short text");
    }

    @Test
    void chunks_noText_isNone() {
        assertThat(Text.chunks(" \n\u0000 ")).isEmpty();
    }

    @Test
    void chunks_overlap_andHaveEveryWord() {
        List<String> chunks = Text.chunks(numbers(271));
        assertThat(chunks).hasSize(3);
        assertThat(chunks.get(0)).startsWith("0 1 ").endsWith(" 149");
        assertThat(chunks.get(1)).startsWith("120 121 ").endsWith(" 269");
        assertThat(chunks.get(2)).startsWith("240 ").endsWith(" 270");
    }

    @Test
    void chunks_endOfOneIsTheEnd_noneIsOnlyOverlap() {
        assertThat(Text.chunks(numbers(150))).hasSize(1);
        assertThat(Text.chunks(numbers(151))).hasSize(2);
        assertThat(Text.chunks(numbers(270))).hasSize(2);
    }
}
