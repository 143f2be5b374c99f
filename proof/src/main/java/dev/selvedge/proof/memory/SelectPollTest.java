package dev.selvedge.proof.memory;

import dev.selvedge.Channel;
import dev.selvedge.Select;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** An element left in the buffer by one poll, and found there by another. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "nothing was there yet")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the element is whole")
@State
public class SelectPollTest {

    private final Channel<Message> one = Channel.buffered(1);
    private final Channel<Message> other = Channel.rendezvous();

    /** Sends over whichever is ready. */
    @Actor
    public void sender() {
        Message message = Message.written();
        Unchecked.run(() -> Select.poll(other.onSend(message, () -> true), one.onSend(message, () -> true)));
    }

    /** Receives from whichever is ready. */
    @Actor
    public void receiver(I_Result result) {
        result.r1 = Message.look(Unchecked.call(() -> Select.<Message>poll(one.onReceive(), other.onReceive())));
    }
}
