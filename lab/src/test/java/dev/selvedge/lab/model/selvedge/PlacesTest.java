package dev.selvedge.lab.model.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.sync.Permit;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static Refusal full() {
        return Refusal.of(503, "there is no place");
    }

    @Test
    void enter_noPlaceAndNoQueue_isRefusedAndCounted() throws Exception {
        Places places = new Places("places", 1, 0, PlacesTest::full);
        try (Permit place = places.enter()) {
            assertThat(place).isNotNull();
            assertThat(places.running()).isEqualTo(1);
            assertThatThrownBy(places::enter).isInstanceOf(Refusal.class).hasMessage("there is no place");
            assertThat(places.shed()).isEqualTo(1);
        }
        assertThat(places.running()).isZero();
    }

    @Test
    void enter_placeInTheQueue_waitsForTheOneBefore() throws Exception {
        Places places = new Places("places", 1, 1, PlacesTest::full);
        FutureTask<Integer> second = new FutureTask<>(() -> {
            try (Permit place = places.enter()) {
                return places.running();
            }
        });
        try (Permit place = places.enter()) {
            Thread.ofVirtual().start(second);
            while (places.waiting() == 0) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(places::enter).isInstanceOf(Refusal.class);
        }
        assertThat(second.get()).isEqualTo(1);
        assertThat(places.waiting()).isZero();
    }
}
