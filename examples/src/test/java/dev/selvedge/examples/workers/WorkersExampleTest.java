package dev.selvedge.examples.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.examples.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkersExampleTest {

    private final Output output = new Output();

    @Test
    void run_livesThroughACrashAndALeak_andComputes() throws InterruptedException {
        assertThat(new WorkersExample().run(List.of("--numbers", "10000"), output.stream()))
                .isZero();
        assertThat(output.text())
                .contains("ended with exit code 42, while it had job 'Crash'", "] about to go down")
                .contains("ran out of memory (exit code 3), while it had job 'Leak'")
                .contains("Primes gave 1229", "one more gave 25")
                .contains("is as it was.");
    }
}
