package dev.selvedge.lab.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

    private static double product(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (double) a[i] * b[i])
                .sum();
    }

    @Test
    void of_anyText_hasLengthOne() {
        float[] vector = Embedding.of("the quick brown fox, the lazy dog");
        assertThat(vector).hasSize(Embedding.DIMENSIONS);
        assertThat(product(vector, vector)).isEqualTo(1, within(1e-5));
    }

    @Test
    void of_noWords_isZero() {
        assertThat(Embedding.of(" ,. ")).containsOnly(0);
    }

    @Test
    void of_sameWords_isTheSame_whateverTheirOrderAndCase() {
        assertThat(Embedding.of("Dog, fox")).isEqualTo(Embedding.of("fox dog"));
    }

    @Test
    void of_wordTwice_countsTwice() {
        float[] once = Embedding.of("fox dog");
        float[] twice = Embedding.of("fox fox dog");
        float[] fox = Embedding.of("fox");
        assertThat(product(fox, twice)).isGreaterThan(product(fox, once));
    }

    @Test
    void of_question_isNearestToTheChunkItWasTakenFrom() {
        Document document = Shelf.documents().getFirst();
        int right = 0;
        for (int chunk = 0; chunk < 20; chunk++) {
            // in the middle of a chunk, where it shares no words with its neighbours
            float[] question = Embedding.of(Shelf.question(Shelf.text(0), chunk * 120 + 60, 8));
            int nearest = IntStream.range(0, document.chunks().size())
                    .boxed()
                    .max(Comparator.comparingDouble(
                            i -> product(question, document.chunks().get(i).vector())))
                    .orElseThrow();
            right += nearest == chunk ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(18);
    }
}
