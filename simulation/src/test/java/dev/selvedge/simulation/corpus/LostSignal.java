package dev.selvedge.simulation.corpus;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * A worker that finds no job waits to be woken. The signal is sent with {@code trySend} to a channel without a place, so it is lost on a
 * worker that has found no job but does not wait yet. Repaired, the channel has one place, where the signal waits for the worker.
 */
final class LostSignal implements Specimen {

    private static final int JOBS = 2;

    @Override
    public String name() {
        return "lost wake-up, on a channel";
    }

    @Override
    public List<String> telltale() {
        return List.of("stuck", "task 'worker'", "receive from channel 'wake up'");
    }

    @Override
    public void buggy() throws InterruptedException {
        handleAll(Channel.named("wake up").rendezvous());
    }

    @Override
    public void fixed() throws InterruptedException {
        handleAll(Channel.named("wake up").buffered(1));
    }

    private static void handleAll(Channel<Boolean> wakeUp) throws InterruptedException {
        Queue<Integer> jobs = new ArrayDeque<>();
        Scope.run(scope -> {
            scope.fork("worker", () -> work(jobs, wakeUp));
            for (int job = 0; job < JOBS; job++) {
                jobs.add(job);
                wakeUp.trySend(true);
            }
        });
    }

    private static void work(Queue<Integer> jobs, Channel<Boolean> wakeUp) throws InterruptedException {
        int handled = 0;
        while (handled < JOBS) {
            if (jobs.poll() == null) {
                wakeUp.receive();
            } else {
                handled++;
            }
        }
    }
}
