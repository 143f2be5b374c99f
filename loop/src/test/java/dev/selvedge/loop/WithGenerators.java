package dev.selvedge.loop;

import dev.selvedge.loop.coroutine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.Parameter;

/** What tests of generators begin with, whatever engine runs them. */
abstract class WithGenerators {
    @Parameter
    Engine engine;

    final List<String> events = new ArrayList<>();

    final <T> Generator<T> generator(Generator.Body<T> body) {
        return Generator.of(engine, body);
    }

    /** Counts up without end, and notes when it is unwound. */
    final Generator<Integer> numbers() {
        return generator(out -> {
            try {
                for (int n = 0; ; n++) {
                    out.yield(n);
                }
            } finally {
                events.add("unwound");
            }
        });
    }

    final Generator<Integer> upTo(int end) {
        return generator(out -> {
            for (int n = 0; n < end; n++) {
                out.yield(n);
            }
        });
    }

    static List<Integer> range(int end) {
        return IntStream.range(0, end).boxed().toList();
    }
}
