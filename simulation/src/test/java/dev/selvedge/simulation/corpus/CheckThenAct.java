package dev.selvedge.simulation.corpus;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import java.util.List;

/**
 * Workers ask whether the channel has ended, and receive if not. Between the question and the receive another worker takes the last
 * job, or the channel is closed. Repaired, they iterate, which asks and receives in one step.
 */
final class CheckThenAct implements Specimen {

    @FunctionalInterface
    private interface Worker {
        void work(Channel<Integer> jobs) throws InterruptedException;
    }

    @Override
    public String name() {
        return "check-then-act on a channel";
    }

    @Override
    public List<String> telltale() {
        return List.of("TaskFailedException", "worker ", "ChannelClosedException", "Channel.receive");
    }

    @Override
    public void buggy() throws InterruptedException {
        workOff(CheckThenAct::askThenReceive);
    }

    @Override
    public void fixed() throws InterruptedException {
        workOff(CheckThenAct::iterate);
    }

    private static void workOff(Worker worker) throws InterruptedException {
        Channel<Integer> jobs = Channel.named("jobs").buffered(3);
        Scope.run(scope -> {
            scope.fork("worker 1", () -> worker.work(jobs));
            scope.fork("worker 2", () -> worker.work(jobs));
            try (jobs) {
                for (int job = 1; job <= 3; job++) {
                    jobs.send(job);
                }
            }
        });
    }

    private static void askThenReceive(Channel<Integer> jobs) throws InterruptedException {
        while (!jobs.isEnded()) {
            handle(jobs.receive());
        }
    }

    private static void iterate(Channel<Integer> jobs) throws InterruptedException {
        for (int job : jobs) {
            handle(job);
        }
    }

    private static void handle(int job) {
        if (job < 1) {
            throw new AssertionError("nobody sent job " + job);
        }
    }
}
