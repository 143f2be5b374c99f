package dev.selvedge.proof.memory;

import dev.selvedge.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What was written before a close is seen by who finds the channel closed. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "it is open yet")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "all is seen")
@State
public class CloseTest {

    private final Channel<Message> channel = Channel.rendezvous();
    private int written;

    /** Writes, then closes. */
    @Actor
    public void closer() {
        written = 1;
        channel.close();
    }

    /** Reads, if closed. */
    @Actor
    public void reader(I_Result result) {
        result.r1 = !channel.isClosed() ? 0 : written == 1 ? 1 : 2;
    }
}
