package dev.selvedge.examples.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Outcome;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Sender;
import dev.selvedge.Task;
import dev.selvedge.worker.Job;
import dev.selvedge.worker.RemoteException;
import dev.selvedge.worker.WorkerEndedException;
import dev.selvedge.worker.Workers;
import dev.selvedge.worker.WorkersBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of the guide's page about workers. */
class WorkersGuideTest {

    // tag::job
    record Thumbnail(List<Integer> pixels, int width) implements Job<List<Integer>> {
        @Override
        public List<Integer> run() {
            return pixels.subList(0, width); // in the child: may crash, leak, or exit
        }
    }
    // end::job

    // tag::channels
    record Scale(Receiver<String> words, Sender<Integer> lengths) implements Job<Integer> {
        @Override
        public Integer run() throws InterruptedException {
            int count = 0;
            for (String word : words) { // ends when the parent closes the channel
                lengths.send(word.length()); // waits while the parent does not keep up
                count++;
            }
            return count;
        }
    }
    // end::channels

    private final List<Integer> pixels = List.of(1, 2, 3, 4);

    @Test
    void guide_fork() throws InterruptedException {
        // tag::fork
        Scope.run(scope -> {
            Workers images = Workers.pool("images")
                    .size(2)
                    .maxHeap("256m")
                    .allow(Thumbnail.class)
                    .open(scope);
            Task<List<Integer>> small = images.fork(scope, new Thumbnail(pixels, 2));
            assertThat(small.join()).containsExactly(1, 2);
        });
        // end::fork
    }

    @Test
    void guide_channels() throws InterruptedException {
        List<Integer> seen = new ArrayList<>();
        Scope.run(scope -> {
            Workers workers = Workers.pool("scale").size(1).allow(Scale.class).open(scope);
            // tag::ends
            Channel<String> words = Channel.rendezvous();
            Channel<Integer> lengths = Channel.rendezvous();
            Task<Integer> job = workers.fork(scope, new Scale(words, lengths.sender()));
            scope.fork("feeder", () -> {
                try (words) {
                    words.send("selvedge");
                    words.send("weft");
                }
            });
            lengths.forEach(seen::add); // ends when the job has ended, or throws what it threw
            // end::ends
            assertThat(job.join()).isEqualTo(2);
        });
        assertThat(seen).containsExactly(8, 4);
    }

    @Test
    void guide_failures() throws InterruptedException {
        // tag::failures
        WorkersBuilder fragile = Workers.pool("fragile")
                .size(1)
                .allow(Crash.class)
                .grace(Duration.ofSeconds(5)) // for a job that is cancelled; then its process is killed
                .renewAfter(100); // for libraries that leak
        String how = Scope.supervised().call(scope -> {
            Task<String> task = fragile.open(scope).fork(scope, new Crash(42));
            return switch (task.outcome()) {
                case Outcome.Failure(WorkerEndedException gone) -> "exit code " + gone.exitCode();
                case Outcome.Failure(RemoteException thrown) -> "it threw " + thrown.type();
                default -> "it did what it should";
            };
        });
        // end::failures
        assertThat(how).isEqualTo("exit code 42");
    }
}
