package dev.selvedge.proof.memory;

import dev.selvedge.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** An element left in the buffer, and found there. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "nothing was there yet")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the element is whole")
@State
public class BufferTest {

    private final Channel<Message> channel = Channel.buffered(1);

    /** Sends. */
    @Actor
    public void sender() {
        channel.trySend(Message.written());
    }

    /** Receives, if something is there. */
    @Actor
    public void receiver(I_Result result) {
        result.r1 = Message.look(channel.tryReceive());
    }
}
