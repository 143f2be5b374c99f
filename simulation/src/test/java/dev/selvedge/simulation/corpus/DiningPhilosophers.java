package dev.selvedge.simulation.corpus;

import dev.selvedge.Scope;
import dev.selvedge.sync.Mutex;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * Five philosophers, each of whom takes the fork on the left and then the one on the right. If all have taken one, none gets the other.
 * Repaired, each takes the fork with the lower number first.
 */
final class DiningPhilosophers implements Specimen {

    private static final int SEATS = 5;

    @Override
    public String name() {
        return "five dining philosophers";
    }

    @Override
    public List<String> telltale() {
        return List.of("deadlock of 5", "task 'philosopher 1'", "task 'philosopher 5'", "mutex 'fork 1'");
    }

    @Override
    public void buggy() throws InterruptedException {
        dine((left, right) -> left);
    }

    @Override
    public void fixed() throws InterruptedException {
        dine(Math::min);
    }

    private static void dine(IntBinaryOperator firstFork) throws InterruptedException {
        List<Mutex> forks = IntStream.rangeClosed(1, SEATS)
                .mapToObj(number -> Mutex.named("fork " + number))
                .toList();
        Scope.run(scope -> {
            for (int seat = 0; seat < SEATS; seat++) {
                int left = seat;
                int right = (seat + 1) % SEATS;
                int first = firstFork.applyAsInt(left, right);
                scope.fork("philosopher " + (seat + 1), () -> eat(forks.get(first), forks.get(left + right - first)));
            }
        });
    }

    private static void eat(Mutex first, Mutex second) throws InterruptedException {
        try (var _ = first.lock();
                var _ = second.lock()) {
            // eats
        }
    }
}
