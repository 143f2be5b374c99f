package dev.selvedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void distance_countsInsertionsDeletionsAndReplacements() {
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "")).isEqualTo(3);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("same", "same")).isZero();
    }

    @Test
    void to_ofANearWord_isThatWord() {
        assertThat(Nearest.to("spiner", List.of("chase", "spinner"))).contains("spinner");
    }

    @Test
    void to_ofAFarWord_isNothing() {
        assertThat(Nearest.to("zebra", List.of("lab", "run"))).isEmpty();
    }
}
