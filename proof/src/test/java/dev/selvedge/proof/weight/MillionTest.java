package dev.selvedge.proof.weight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.proof.Await;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many tasks, each blocked at a channel of its own; with {@code -Plong}, a million. */
class MillionTest {

    private static final int NUMBER = Integer.getInteger("proof.number", 20_000);

    @Test
    void tasksThatWaitEachAtAChannelOfItsOwn_fitAndEnd() throws InterruptedException {
        List<Channel<Integer>> channels = new ArrayList<>();
        List<Task<Integer>> tasks = new ArrayList<>();
        Live before = Live.now();
        Scope.run(scope -> {
            for (int i = 0; i < NUMBER; i++) {
                Channel<Integer> channel = Channel.rendezvous();
                channels.add(channel);
                tasks.add(scope.fork(channel::receive));
            }
            for (Channel<Integer> channel : channels) {
                Await.until("a task waits", () -> channel.statistics().receiversWaiting() == 1);
            }
            Figures.note("blocked tasks with their channels", NUMBER, "");
            Figures.note("bytes for each of them", (Live.now().bytes() - before.bytes()) / NUMBER, "bytes");
            serveHalf(channels);
            for (int i = 0; i < NUMBER; i += 2) {
                assertThat(tasks.get(i).join()).isEqualTo(i);
            }
            for (int i = 1; i < NUMBER; i += 2) {
                tasks.get(i).cancel("not needed");
            }
        });
        assertThat(tasks).allMatch(Task::isDone);
        assertThat(tasks.get(1).outcome()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(channels).allMatch(channel -> channel.statistics().receiversWaiting() == 0);
        tasks.clear();
        channels.clear();
        Live after = Live.now();
        assertThat(after.count("dev.selvedge.ForkedTask")).isLessThan(100);
        assertThat(after.count("dev.selvedge.internal.wait.Node")).isLessThan(100);
    }

    private static void serveHalf(List<Channel<Integer>> channels) throws InterruptedException {
        for (int i = 0; i < channels.size(); i += 2) {
            channels.get(i).send(i);
        }
    }
}
