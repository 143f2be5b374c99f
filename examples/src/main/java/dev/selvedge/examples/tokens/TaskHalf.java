package dev.selvedge.examples.tokens;

import dev.selvedge.Channel;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * With tasks. Each order is a task that holds its permit between {@code try} and {@code finally}, as any code would. Every
 * task ends, at the latest by its deadline, so every {@code finally} runs; and since a task has a name and knows where it
 * was forked, the report says who held the permit.
 */
final class TaskHalf {
    private final Service service = new Service();
    private final int permitCount;
    private final Duration patience;
    private final Channel<Permit> permits;

    /** As many permits and orders, and how long an order may take. */
    TaskHalf(int permitCount, Duration patience) {
        this.permitCount = permitCount;
        this.patience = patience;
        this.permits = Channel.named("permits").buffered(permitCount);
        for (int number = 1; number <= permitCount; number++) {
            permits.trySend(new Permit(number));
        }
    }

    Result run() throws InterruptedException {
        // supervised: that one order fails is no reason to give up the others
        return Scope.named("orders").supervised().call(scope -> {
            List<Task<String>> tasks = new ArrayList<>();
            for (int number = 1; number <= permitCount; number++) {
                int order = number;
                tasks.add(scope.fork("order " + order, () -> call(order)));
            }
            return resultOf(tasks);
        });
    }

    private String call(int order) throws InterruptedException {
        Permit permit = permits.receive();
        long since = System.nanoTime();
        try {
            return Scope.within(patience).call(scope -> service.ask(order));
        } catch (DeadlineExceededException e) {
            throw new HeldTooLongException(permit, Duration.ofNanos(System.nanoTime() - since), e);
        } finally {
            permits.trySend(permit); // its place is free, so this never fails; send would throw in a cancelled task
        }
    }

    private Result resultOf(List<Task<String>> tasks) throws InterruptedException {
        List<String> answers = new ArrayList<>();
        List<String> report = new ArrayList<>();
        for (Task<String> task : tasks) {
            try {
                answers.add(task.join());
            } catch (TaskFailedException failure) {
                if (!(failure.getCause() instanceof HeldTooLongException tooLong)) {
                    throw failure;
                }
                report.add("task '" + task.name() + "' " + tooLong.getMessage());
                report.add("forked at " + failure.task().forkTrace().getFirst());
            }
        }
        return new Result(answers.size(), countPermits(), report);
    }

    /** Takes out what is there: all tasks have ended, and nobody needs the permits any more. */
    private int countPermits() {
        int count = 0;
        while (permits.tryReceive() != null) {
            count++;
        }
        return count;
    }
}
