package dev.selvedge.proof.memory;

import dev.selvedge.Channel;
import dev.selvedge.Select;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** An element handed over from one select to another, over one of two channels. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the element is whole")
@State
public class SelectTest {

    private final Channel<Message> one = Channel.rendezvous();
    private final Channel<Message> other = Channel.rendezvous();

    /** Sends over whichever is ready. */
    @Actor
    public void sender() {
        Message message = Message.written();
        Unchecked.run(() -> Select.select(one.onSend(message), other.onSend(message)));
    }

    /** Receives from whichever is ready. */
    @Actor
    public void receiver(I_Result result) {
        result.r1 = Message.look(Unchecked.call(() -> Select.select(other.onReceive(), one.onReceive())));
    }
}
