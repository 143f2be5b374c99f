package dev.selvedge.proof.memory;

import dev.selvedge.Scope;
import dev.selvedge.Task;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A task's result: to who joins it, and to who only looks whether it is there. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "it had not ended yet")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both see it whole")
@State
public class TaskResultTest {

    private volatile Task<Message> task;

    /** Forks and joins. */
    @Actor
    public void forker(II_Result result) {
        result.r1 = Unchecked.call(() -> Scope.call(scope -> {
            task = scope.fork(Message::written);
            return Message.look(task.join());
        }));
    }

    /** Looks. */
    @Actor
    public void onlooker(II_Result result) {
        Task<Message> forked = task;
        result.r2 = forked == null ? Message.NOTHING : Message.look(forked.tryOutcome());
    }
}
