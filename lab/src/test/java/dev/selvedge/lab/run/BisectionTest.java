package dev.selvedge.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BisectionTest {

    /** Searches a server that bears everything up to a rate, and returns what was tried. */
    private static List<Integer> search(Bisection bisection, int bears) {
        List<Integer> tried = new ArrayList<>();
        while (bisection.next() > 0) {
            tried.add(bisection.next());
            bisection.tell(bisection.next() <= bears);
        }
        return tried;
    }

    @Test
    void breakingPoint_isBetweenTwoRatesThatAreNearEnough() {
        for (int bears = 100; bears < 20_000; bears += 37) {
            Bisection bisection = new Bisection(100, 100_000, 0.1);
            List<Integer> tried = search(bisection, bears);

            assertThat(bisection.held()).isLessThanOrEqualTo(bears);
            assertThat(bisection.broke()).isGreaterThan(bears);
            assertThat(bisection.broke() - bisection.held())
                    .isLessThanOrEqualTo((int) Math.max(1, 0.1 * bisection.held()));
            assertThat(tried).hasSizeLessThan(14).doesNotHaveDuplicates();
        }
    }

    @Test
    void serverThatBearsNothing_isTriedDownToOne() {
        Bisection bisection = new Bisection(100, 100_000, 0.1);

        assertThat(search(bisection, 0)).endsWith(1);
        assertThat(bisection.held()).isZero();
        assertThat(bisection.broke()).isEqualTo(1);
    }

    @Test
    void serverThatBearsEverything_isTriedUpToTheMost() {
        Bisection bisection = new Bisection(100, 1_000, 0.1);

        assertThat(search(bisection, Integer.MAX_VALUE)).containsExactly(100, 200, 400, 800, 1_000);
        assertThat(bisection.held()).isEqualTo(1_000);
        assertThat(bisection.broke()).isZero();
    }

    @Test
    void doubling_comesFirst() {
        assertThat(search(new Bisection(100, 100_000, 0.1), 950)).startsWith(100, 200, 400, 800, 1_600, 1_200);
    }
}
