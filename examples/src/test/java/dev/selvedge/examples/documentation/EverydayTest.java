package dev.selvedge.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Dispatcher;
import dev.selvedge.Retry;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.Tasks;
import dev.selvedge.sync.Semaphore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The examples of the guide's pages on everyday work, compiled and run. */
class EverydayTest {

    private final AtomicInteger calls = new AtomicInteger();

    private static String ask(String mirror) {
        return "answer of " + mirror;
    }

    private static int length(String page) {
        return page.length();
    }

    private String fetch() throws IOException {
        if (calls.incrementAndGet() < 3) {
            throw new IOException("connection reset");
        }
        return "page";
    }

    @Test
    void tasks_runManyThings() throws InterruptedException {
        List<String> pages = List.of("one", "three", "seven");
        // tag::tasks
        String first = Tasks.any(List.of(() -> ask("mirror 1"), () -> ask("mirror 2"))); // the other one is cancelled
        List<Integer> lengths = Tasks.map(pages, 8, page -> length(page)); // at most 8 at a time, in order
        // end::tasks
        assertThat(first).startsWith("answer of mirror");
        assertThat(lengths).containsExactly(3, 5, 5);
    }

    @Test
    void retry_triesAgain() throws IOException, InterruptedException {
        // tag::retry
        String page = Retry.attempts(5)
                .backoff(Duration.ofMillis(10), Duration.ofSeconds(1))
                .on(IOException.class)
                .call(this::fetch);
        // end::retry
        assertThat(page).isEqualTo("page");
        assertThat(calls).hasValue(3);
    }

    @Test
    void dispatcher_saysWhereATaskRuns() throws InterruptedException {
        String text = "some text";
        int result = Scope.call(scope -> {
            // tag::dispatcher
            Task<Integer> sum =
                    scope.fork(Dispatcher.computing(), "sum", () -> text.chars().sum());
            // end::dispatcher
            return sum.join();
        });
        assertThat(result).isEqualTo(text.chars().sum());
    }

    @Test
    void permit_isGivenBack() throws InterruptedException {
        // tag::permit
        Semaphore seats = Semaphore.named("seats", 10);
        try (var _ = seats.acquire()) { // waits while all are taken
            assertThat(seats.available()).isEqualTo(9);
        }
        // end::permit
        assertThat(seats.available()).isEqualTo(10);
    }
}
