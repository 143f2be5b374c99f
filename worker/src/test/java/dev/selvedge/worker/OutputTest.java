package dev.selvedge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What children print is read always, labelled, and kept apart. */
class OutputTest {

    private static WorkersBuilder pool() {
        return Workers.pool("printers").size(1).allow(Jobs.Printing.class, Jobs.Square.class);
    }

    @Test
    void lines_areLabelled_andInOrder() throws InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        Scope.run(scope -> {
            Workers workers = pool().output((worker, source, line) -> lines.add(worker + " " + source + " " + line))
                    .open(scope);
            workers.fork(scope, new Jobs.Printing(100)).join();
        });
        assertThat(lines)
                .containsSubsequence(IntStream.rangeClosed(1, 100)
                        .mapToObj(number -> "printers-1 OUT out " + number)
                        .toList())
                .containsSubsequence(IntStream.rangeClosed(1, 100)
                        .mapToObj(number -> "printers-1 ERR err " + number)
                        .toList())
                .hasSize(200);
    }

    @Test
    void sinkThatIsStuck_holdsNoJobUp_andIsToldWhatItMissed() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        Channel<String> gate = Channel.rendezvous();
        Scope.run(scope -> {
            Workers workers = pool().output((_, _, line) -> {
                        if (lines.isEmpty()) {
                            passes(gate);
                        }
                        lines.add(line);
                    })
                    .open(scope);
            workers.fork(scope, new Jobs.Printing(20_000)).join(); // more than pipes and places hold
            assertThat(workers.fork(scope, new Jobs.Square(4)).join()).isEqualTo(16);
            gate.send("open");
        });
        assertThat(lines)
                .hasSizeLessThan(5_000)
                .anyMatch(line -> line.matches("\\([0-9]+ lines of this pool were dropped.*"));
    }

    private static void passes(Channel<String> gate) {
        try {
            gate.receive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
