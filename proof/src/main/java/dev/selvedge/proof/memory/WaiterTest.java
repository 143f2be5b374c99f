package dev.selvedge.proof.memory;

import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waiter;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** Two settle one wait: one of them does, and who sees how also sees what that one wrote before. */
@JCStressTest
@Outcome(id = "true, false, 1", expect = Expect.ACCEPTABLE, desc = "the first has settled it")
@Outcome(id = "false, true, 1", expect = Expect.ACCEPTABLE, desc = "the second has")
@State
public class WaiterTest {

    private final Waiter waiter = Waiter.of(Strand.current());

    /** Settles it by a message of its own. */
    @Actor
    public void one(ZZI_Result result) {
        result.r1 = waiter.settle(Message.written());
    }

    /** Settles it by a message of its own, and looks how it was settled. */
    @Actor
    public void other(ZZI_Result result) {
        result.r2 = waiter.settle(Message.written());
        result.r3 = Message.look((Message) waiter.state());
    }
}
