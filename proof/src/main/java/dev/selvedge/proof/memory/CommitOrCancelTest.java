package dev.selvedge.proof.memory;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A receive that is cancelled while somebody sends: what was taken was received, what was not was kept. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "cancelled, and nothing was taken")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "received")
@State
public class CommitOrCancelTest {

    private final Channel<Message> channel = Channel.rendezvous();

    /** Lets a task receive, and cancels it. */
    @Actor
    public void canceller(II_Result result) {
        Unchecked.run(() -> Scope.run(scope -> {
            Task<Message> task = scope.fork(channel::receive);
            task.cancel("the race");
            result.r1 = Message.look(task.outcome());
        }));
    }

    /** Offers one element for a while. */
    @Actor
    public void sender(II_Result result) {
        Message message = Message.written();
        for (int i = 0; i < 50 && result.r2 == 0; i++) {
            result.r2 = channel.trySend(message) ? 1 : 0;
        }
    }
}
