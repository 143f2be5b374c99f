package dev.selvedge.examples.workers;

import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.examples.Example;
import dev.selvedge.examples.terminal.Arguments;
import dev.selvedge.worker.Workers;
import java.io.PrintStream;
import java.util.List;

/** Three jobs side by side, each in a process of its own: one crashes, one leaks, one computes. The program lives on. */
public final class WorkersExample implements Example {

    private static final int NUMBERS = 2_000_000;
    private static final int CODE = 42;

    /** Makes the example. */
    public WorkersExample() {}

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public String summary() {
        return "a job that crashes, one that leaks and one that computes, in processes of their own: [--numbers N]";
    }

    @Override
    public int run(List<String> args, PrintStream out) throws InterruptedException {
        Arguments given = new Arguments(args);
        int numbers = (int) given.number("--numbers", 10, 100_000_000).orElse(NUMBERS);
        given.noMore();
        Scope.named("jobs").supervised().run(scope -> sideBySide(scope, numbers, out));
        out.println("This process, " + ProcessHandle.current().pid() + ", is as it was.");
        return 0;
    }

    private static void sideBySide(Scope scope, int numbers, PrintStream out) throws InterruptedException {
        Workers workers = Workers.pool("example")
                .size(3)
                .maxHeap("64m")
                .allow(Crash.class, Leak.class, Primes.class)
                .output((worker, source, line) -> out.println("    [" + worker + "] " + line))
                .open(scope);
        Task<String> crash = workers.fork(scope, new Crash(CODE));
        Task<Integer> leak = workers.fork(scope, new Leak(10_000));
        Task<Long> primes = workers.fork(scope, new Primes(numbers));
        tell(out, crash);
        tell(out, leak);
        tell(out, primes);
        tell(out, workers.fork(scope, "one more", new Primes(100))); // what crashed has been replaced
    }

    private static void tell(PrintStream out, Task<?> task) throws InterruptedException {
        out.println(
                switch (task.outcome()) {
                    case Outcome.Success<?>(var value) -> task.name() + " gave " + value;
                    case Outcome.Failure<?>(var thrown) ->
                        task.name() + " failed: "
                                + String.valueOf(thrown.getMessage()).replace("\n", "\n    ");
                    case Outcome.Cancelled<?>(var cancellation) -> task.name() + " was " + cancellation;
                });
    }
}
