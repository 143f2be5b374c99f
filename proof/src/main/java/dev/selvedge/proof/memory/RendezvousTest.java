package dev.selvedge.proof.memory;

import dev.selvedge.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** An element handed over by a rendezvous, from a sender to a receiver of which one waits. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the element is whole")
@State
public class RendezvousTest {

    private final Channel<Message> channel = Channel.rendezvous();

    /** Sends. */
    @Actor
    public void sender() {
        Unchecked.run(() -> channel.send(Message.written()));
    }

    /** Receives. */
    @Actor
    public void receiver(I_Result result) {
        result.r1 = Message.look(Unchecked.call(channel::receive));
    }
}
